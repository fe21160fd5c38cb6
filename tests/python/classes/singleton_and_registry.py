"""Patterns with __new__, __init_subclass__, class decorators and __call__ on instances."""
class Singleton:
    _instance = None
    def __new__(cls, *args, **kwargs):
        if cls._instance is None: cls._instance = super().__new__(cls); cls._instance.ready = False
        return cls._instance
    def __init__(self, value=None):
        if not self.ready: self.value, self.ready = value, True
print(Singleton(1).value, Singleton(2).value, Singleton() is Singleton())
class Shape:
    kinds = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw); Shape.kinds[cls.__name__.lower()] = cls
    @classmethod
    def create(cls, kind, *a): return cls.kinds[kind](*a)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
class Circle(Shape):
    def __init__(self, r): self.r = r
class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
print(Shape.create("circle", 2), Shape.create("rect", 1, 2), sorted(Shape.kinds))
def frozen(cls):
    def setter(self, name, value):
        if hasattr(self, name): raise AttributeError(f"{name} is frozen")
        object.__setattr__(self, name, value)
    cls.__setattr__ = setter
    return cls
@frozen
class P:
    def __init__(self, x): self.x = x
p = P(1)
try: p.x = 2
except AttributeError as e: print(e, p.x)
