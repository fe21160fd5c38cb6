"""A comma is missing between arguments."""
print("a", sep="-" end="")
