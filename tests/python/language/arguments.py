def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3), f(1, 2, 3, 4, c=5, z=6))
print(f(*[1, 2, 3], **{"c": 7, "x": 8}))


def only(a, /, b, *, c):
    return a + b + c


print(only(1, 2, c=3), only(1, b=2, c=3))
for call in [
    lambda: only(1, 2, 3),
    lambda: only(1, 2),
    lambda: only(a=1, b=2, c=3),
    lambda: only(1, 2, c=3, d=4),
    lambda: only(1, 2, b=2, c=3),
    lambda: only(),
    lambda: f(),
    lambda: (lambda x: x)(),
    lambda: (lambda: 1)(1),
    lambda: (lambda x, y=1: 1)(1, 2, 3),
    lambda: f(1, **{"c": 1}, **{"c": 2}),
    lambda: f(*3),
    lambda: f(**3),
    lambda: len(),
    lambda: len(1, 2),
    lambda: [].append(),
    lambda: "a".upper(1),
    lambda: "a".replace("b"),
    lambda: isinstance(1),
    lambda: 3(),
]:
    try:
        print(call())
    except TypeError as error:
        print(error)
