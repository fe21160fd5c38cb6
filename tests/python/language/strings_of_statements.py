"""Module docstring."""
print(__doc__)
x = 1; y = 2; print(x, y)
if x: print("one line")
long = (
    "implicit "
    "concatenation"
)
print(long); print('a\
b')
if (x == 1 and
        y == 2):
    print("continued")
print([
    1,
    2,
], {
    "a": 1,
})
