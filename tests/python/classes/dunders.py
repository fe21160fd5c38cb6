class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"V({self.x}, {self.y})"

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)

    def __mul__(self, k):
        if not isinstance(k, (int, float)):
            return NotImplemented
        return V(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return V(-self.x, -self.y)

    def __eq__(self, o):
        return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, o):
        return (self.x, self.y) < (o.x, o.y)

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __iter__(self):
        yield self.x
        yield self.y

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __bool__(self):
        return bool(self.x or self.y)

    def __call__(self, *a):
        return a

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __str__(self):
        return f"<{self.x},{self.y}>"

    def __format__(self, spec):
        return f"[{spec}]"


a, b = V(1, 2), V(3, 4)
print(a + b, a * 2, 2 * a, -a, a == V(1, 2), a != b, a < b, b > a, max(a, b), sorted([b, a]))
print(len(a), a[0], a[-1], list(a), 2 in a, 9 in a, bool(V(0, 0)), a(1, 2), abs(b), f"{a:x} {a!r} {a!s}")
print({a: "k"}[V(1, 2)], len({a, V(1, 2), b}), [a, b].index(V(3, 4)), V(3, 4) in [a, b])
x, y = a
print(x, y, str(a), repr(a), "%s %r" % (a, a))
try:
    a * "s"
except TypeError as e:
    print(e)
try:
    a <= b
except TypeError as e:
    print(e)


class Eq:
    def __eq__(self, o):
        return True


try:
    {Eq(): 1}
except TypeError as e:
    print(e)


class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10


print(list(Seq()), 20 in Seq())


class Box:
    def __init__(self):
        self.d = {}

    def __setitem__(self, k, v):
        self.d[k] = v

    def __getitem__(self, k):
        return self.d[k]

    def __delitem__(self, k):
        del self.d[k]

    def __getattr__(self, name):
        if name.startswith("a"):
            return name.upper()
        raise AttributeError(name)

    def __len__(self):
        return len(self.d)


box = Box()
box["k"] = 1
box["l"] = 2
del box["k"]
print(box["l"], box.abc, len(box), bool(Box()), bool(box))
try:
    box.xyz
except AttributeError as e:
    print(e)


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


print(list(It()), [v for v in It()], dict(enumerate(It())))


class S:
    def __setattr__(self, k, v):
        print("set", k)
        object.__setattr__(self, k, v)

    def __delattr__(self, k):
        print("del", k)


s = S()
s.x = 1
del s.x
print(s.x)


class R:
    def __radd__(self, o):
        return f"radd {o}"


print(1 + R(), sum([R()], 5))
