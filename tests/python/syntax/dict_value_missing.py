"""A dict value is missing."""
x = {"a": , "b": 2}
