"""A bare generator with another argument."""
print(x for x in [1], 2)
