"""nonlocal without an outer variable."""
def f():
    nonlocal counter
