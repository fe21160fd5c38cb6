"""A lone starred target."""
*x = [1]
