# __new__/metaclass/descriptor corner cases
class Base:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class A(Base, tag="a"): pass
class B(A): pass
print(A[int], A.tag, B.tag, Base.__init_subclass__, type(Base.__dict__["__init_subclass__"]).__name__)
try:
    class C(Base, bogus=1): pass
except TypeError as e: print(e)
class Meta(type):
    def __call__(cls, *a, **k):
        if cls is Shape: raise TypeError("abstract")
        return super().__call__(*a, **k)
    def __dir__(cls): return ["only"]
    def __subclasses__(cls): return ["fake"]
    cache = property(lambda cls: f"cache of {cls.__name__}")
class Shape(metaclass=Meta):
    def __new__(cls, *a): print("new", cls.__name__, a); return super().__new__(cls)
    def __init__(self, *a): print("init", a)
class Sq(Shape): pass
try: Shape()
except TypeError as e: print(e)
s = Sq(1, 2); print(type(s).__name__, dir(Sq), Sq.cache, type(Sq), Meta.__mro__, isinstance(Meta, type), Meta.__class__)
print(Sq.__subclasses__(), type.__subclasses__(Shape), Sq.__mro__, Sq.mro())
class Once(type):
    def __new__(m, n, b, d):
        d["__slots__"] = ("x",)
        return super().__new__(m, n, b, d)
class O(metaclass=Once): pass
o = O(); o.x = 1
try: o.y = 2
except AttributeError as e: print(e)
class Plug(type):
    def __init__(cls, name, bases, ns, **kw):
        if not hasattr(cls, "plugins"): cls.plugins = []
        else: cls.plugins.append(cls)
class P(metaclass=Plug): pass
class P1(P): pass
class P2(P): pass
print(P.plugins, [p().__class__.__name__ for p in P.plugins])
D = Plug("D", (P,), {"v": 3}); print(D.v, P.plugins[-1] is D, D.__module__)
class Callable_:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): print("set_name", o.__name__, n)
    def __get__(self, i, o): return (lambda *a: self.f(i or o, *a))
class Uses(metaclass=Meta):
    both = Callable_(lambda x, y: (isinstance(x, type), y))
print(Uses.both(1), Uses().both(2))
import types
N = types.new_class("N", (P,), {}, lambda ns: ns.update(q=1)) if hasattr(types, "new_class") else None
