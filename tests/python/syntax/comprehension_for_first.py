"""A comprehension that starts with for."""
x = [for i in range(3)]
