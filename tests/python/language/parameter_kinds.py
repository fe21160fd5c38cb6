"""Positional-only, keyword-only, defaults, *args and **kwargs, and each complaint about a wrong call."""
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, e=7, z=8), f(1, d=0, a=9), f(*[1, 2], **{"d": 3}))
def g(a, b, c=1, *, k): return a
def h(x, /): return x
def n(): pass
def many(a, b, c, d): pass
def kwonly(*, a, b): pass
for call in [lambda: f(), lambda: f(1), lambda: g(1, k=1), lambda: g(1, 2, 3, 4, k=1), lambda: g(1, 2), lambda: g(1, 2, k=1, z=2), lambda: g(1, 2, a=3, k=1), lambda: h(x=1), lambda: n(1),
             lambda: many(), lambda: many(1), lambda: kwonly(), lambda: kwonly(1, a=1, b=2), lambda: n(a=1), lambda: g(*[1, 2], **{"k": 1, "z": 1}), lambda: g(**{1: 2}), lambda: g(*1), lambda: g(**1),
             lambda: f(1, d=1, **{"d": 2}), lambda: (lambda x: x)(), lambda: g(1, 2, 3, 4, 5), lambda: n(1, 2), lambda: (lambda: 1)(2), lambda: h()]:
    try:
        print(call())
    except TypeError as error:
        print(error)
class C:
    def m(self, x): pass
    def none(): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __init__(self, a=1): pass
for call in [lambda: C().m(), lambda: C().m(1, 2), lambda: C().none(), lambda: C.m(), lambda: C.c(), lambda: C.s(), lambda: C(1, 2), lambda: C(b=1)]:
    try:
        print(call())
    except TypeError as error:
        print(error)
