"""__new__, __init__, __init_subclass__, __set_name__, type() with three arguments, keyword arguments to class."""
class Single:
    _it = None
    def __new__(cls, *a):
        if cls._it is None: cls._it = super().__new__(cls)
        return cls._it
    def __init__(self, n): self.n = n
print(Single(1) is Single(2), Single(3).n)
class Other:
    def __new__(cls): return 5
print(Other())
class Plugin:
    registry = []
    def __init_subclass__(cls, /, name=None, **kw): super().__init_subclass__(**kw); cls.registry.append((cls.__name__, name))
class One(Plugin, name="one"): pass
class Two(Plugin): pass
print(Plugin.registry)
class Field:
    def __set_name__(self, owner, name): self.where = f"{owner.__name__}.{name}"
    def __get__(self, obj, cls=None): return self if obj is None else f"get {self.where}"
    def __set__(self, obj, value): print("set", self.where, value)
class M: a = Field(); b = Field()
m = M(); m.a = 3; print(m.a, m.b, M.a.where)
T = type("T", (M,), {"x": 1, "f": lambda self: self.x}); print(T.__name__, T().f(), T.__mro__[1].__name__, T.__module__)
for wrong in [lambda: object(1), lambda: M(1), lambda: Single(), lambda: type("a"), lambda: type(1, 2), lambda: M.a(1)]:
    try: print(wrong())
    except TypeError as e: print(e)
class BadInit:
    def __init__(self): return 5
try: BadInit()
except TypeError as e: print(e)
try:
    class Wrong(Plugin, nope=1): pass
except TypeError as e: print(e)
class Meth:
    def f(self): pass
print(Meth.f.__qualname__, Meth().f.__func__ is Meth.f, Meth.__name__, Meth.__qualname__, Meth.__doc__, Meth.__module__, Meth().__class__.__name__)
