"""A parameter without a default after one with one."""
def f(a=1, b):
    pass
