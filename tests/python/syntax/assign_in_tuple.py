"""Assigning to a literal in a tuple."""
(a, 2) = 1, 2
