a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3]
*init, last = "abc"
x, (y, *z), w = 1, (2, 3, 4), 5
print(first, rest, init, last, x, y, z, w)
[p, q] = {"k": 1, "l": 2}
print(p, q)
c = d = [1]
c.append(2)
print(d)
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k)
print([*range(3), *"ab"], (*[1], 2), {*[1, 2], 3}, {**{"a": 1}, "b": 2, **{"a": 3}})
for bad in ["a, b = 1, 2, 3", "a, b = [1]", "a, *b, c = [1]", "a, b = 3"]:
    pass


def attempt(f):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)


def one():
    a, b = 1, 2, 3


def two():
    a, b = [1]


def three():
    a, *b, c = [1]


def four():
    a, b = 3


def five():
    a, b = range(5)


for f in (one, two, three, four, five):
    attempt(f)
