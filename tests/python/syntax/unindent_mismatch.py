"""A line that goes back to no outer level."""
def f():
        x = 1
    return x
