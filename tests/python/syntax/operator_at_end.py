"""An operator at the end of the line."""
x = 1 +
