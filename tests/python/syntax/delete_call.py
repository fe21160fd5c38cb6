"""Deleting a call."""
del len("a")
