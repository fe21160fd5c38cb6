"""A global statement after the assignment."""
def f():
    x = 1
    global x
