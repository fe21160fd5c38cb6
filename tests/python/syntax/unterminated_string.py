"""A string without its end."""
print('it's')
