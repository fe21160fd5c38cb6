"""Assigning to a conditional expression."""
a if 1 else b = 2
