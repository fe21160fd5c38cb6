"""A keyword as an argument."""
print(lambda)
