"""A replacement field that is not closed."""
print(f"{1 + 2")
