"""No carets where the whole line is the place."""
def f():
    raise ValueError("whole")
f()
