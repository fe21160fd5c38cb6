class A:
    def __init__(self):
        self.__len__ = lambda: 99

    def __len__(self):
        return 1


print(len(A()))


class Meta:
    def __getattr__(self, name):
        return name * 2

    def __str__(self):
        return "S"


m = Meta()
print(m.ab, str(m), f"{m}", f"{m!s}", "%s" % m, hasattr(m, "anything"))


class C:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        return True

    def __iter__(self):
        return iter([1, 2])

    def __reversed__(self):
        return "reversed"

    def __index__(self):
        return 2

    def __int__(self):
        return 7

    def __float__(self):
        return 1.5

    def __round__(self, n=None):
        return n

    def __invert__(self):
        return "inv"

    def __pos__(self):
        return "pos"

    def __matmul__(self, o):
        return "mat"

    def __floordiv__(self, o):
        return "fd"

    def __rsub__(self, o):
        return "rsub"

    def __and__(self, o):
        return "and"

    def __ror__(self, o):
        return "ror"

    def __pow__(self, o):
        return "pow"

    def __lshift__(self, o):
        return "ls"

    def __mod__(self, o):
        return "mod"

    def __ge__(self, o):
        return "ge"


c = C()
print(list(c), reversed(c), [1, 2, 3][c], int(c), float(c), round(c), round(c, 2), ~c, +c, c @ 1, c // 1, 5 - c, c & 1, 1 | c, c**2, c << 1, c % 2, c >= 1, 1 <= c, "abc"[c], range(c), [0] * 2)
with c as k:
    print(k is c)
    raise ValueError


class WithClassGetitem:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(WithClassGetitem[int])


class Bad:
    def __repr__(self):
        return 5

    def __bool__(self):
        return 1

    def __len__(self):
        return -1

    def __iter__(self):
        return 3

    def __init__(self, x=None):
        if x:
            return 5


for f in [lambda: repr(Bad()), lambda: bool(Bad()), lambda: len(Bad()), lambda: iter(Bad()), lambda: Bad(1)]:
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
