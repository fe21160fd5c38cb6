"""ABC and abstractmethod: what cannot be made, abstract properties, virtual use."""
from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): "area"
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name} {self.area()}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "sq"
class Half(Shape):
    def area(self): return super().area()
print(Sq(3).describe(), isinstance(Sq(1), Shape), issubclass(Sq, ABC), sorted(Shape.__abstractmethods__))
for make in (Shape, Half):
    try: make()
    except TypeError as e: print(e)
class M(metaclass=ABCMeta):
    @abstractmethod
    def go(self): pass
    @classmethod
    @abstractmethod
    def make(cls): pass
try: M()
except TypeError as e: print(e)
