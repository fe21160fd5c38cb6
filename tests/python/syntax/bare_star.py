"""A bare star without names after it."""
def f(a, *):
    pass
