from abc import ABC, ABCMeta, abstractmethod
from enum import Enum, EnumMeta
class M(ABCMeta):
    seen = []
    def __new__(mcs, name, bases, ns, **kw):
        cls = super().__new__(mcs, name, bases, ns, **kw)
        mcs.seen.append(name)
        return cls
class Base(metaclass=M):
    @abstractmethod
    def f(self): ...
class D(Base):
    def f(self): return 1
print(M.seen, D().f())
try: Base()
except TypeError as e: print(e)
class Lenient(EnumMeta):
    def __contains__(cls, item):
        return item in [m.value for m in cls.__members__.values()]
    def __getitem__(cls, name):
        return super().__getitem__(name.upper())
    def __call__(cls, value, *args, **kw):
        if isinstance(value, str): value = value.lower()
        return super().__call__(value, *args, **kw)
class Colour(str, Enum, metaclass=Lenient):
    RED = "red"
    BLUE = "blue"
print("red" in Colour, "green" in Colour, Colour["red"], Colour("RED"), list(Colour), type(Colour))
class WithMixin(ABC): 
    @abstractmethod
    def describe(self): ...
class ABCEnumMeta(ABCMeta, EnumMeta): pass
class Shape(WithMixin, Enum, metaclass=ABCEnumMeta):
    A = 1
    def describe(self): return "a"
print(Shape.A.describe(), Shape.A)
try:
    class Bad(WithMixin, Enum): X = 1
except TypeError as e: print(e)
try:
    type("Color", (Enum,), {"RED": 1})
except Exception as e: print(type(e).__name__, e)
Color = Enum("Color", {"RED": 1, "B": 2})
print(list(Color), Color.__module__)
