"""A number with leading zeros."""
code = 0042
