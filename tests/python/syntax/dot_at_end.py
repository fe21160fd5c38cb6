"""A dot at the end of the line."""
x = "a".
