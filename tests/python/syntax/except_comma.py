"""except with a comma, as Python 2 had it."""
try:
    pass
except ValueError, e:
    pass
