"""A bracket closed by another."""
pairs = [(1, 2), (3, 4]
