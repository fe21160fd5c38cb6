"""A dict key without a value."""
x = {"a": 1, "b"}
