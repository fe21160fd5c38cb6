"""An expression as the name of a keyword argument."""
print(a.b=1)
