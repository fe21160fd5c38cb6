"""A parenthesized parameter."""
def f(a, (b, c)):
    pass
