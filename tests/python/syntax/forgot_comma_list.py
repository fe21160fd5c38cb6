"""A comma is missing in a list."""
names = [
    "a",
    "b"
    5,
]
