"""A comma is missing between expressions of operators."""
x = (1 + 2 3 * 4)
