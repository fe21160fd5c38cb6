"""A failing expression of several lines shows its first."""
def g(a, b, c):
    return a / c
x = g(
    1,
    2,
    c=0,
)
