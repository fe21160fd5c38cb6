a = [1, 2, 3, 4, 5]
del a[0], a[-1]
print(a)
del a[1:]
print(a)
d = {"x": 1, "y": 2}
del d["x"]
print(d)


class O:
    pass


o = O()
o.v = 1
del o.v
print(hasattr(o, "v"))
x = 1
del x
for f in [lambda: x, lambda: o.v, lambda: d["x"], lambda: a[9]]:
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)


def local():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as error:
        print(error)


local()
b = list(range(10))
del b[::2]
print(b)
del b[-2:]
print(b)
try:
    del (1, 2)[0]
except TypeError as error:
    print(error)
try:
    del o.missing
except AttributeError as error:
    print(error)
