"""A positional argument after **."""
print(**{}, "a")
