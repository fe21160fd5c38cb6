"""Assigning to a call."""
len("a") = 3
