"""Two statements on one line."""
x = 1 y = 2
