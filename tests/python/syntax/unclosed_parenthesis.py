"""A parenthesis that is never closed."""
print("a", len("b")
x = 1
