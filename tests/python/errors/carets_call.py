"""Carets under a call that fails inside an expression."""
def risky(n):
    return 10 // n
values = [1, 2, 0]
results = [risky(1) + risky(values[1]), risky(values[2]) * 2]
