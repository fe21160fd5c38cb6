"""Assigning to a constant."""
None = 1
