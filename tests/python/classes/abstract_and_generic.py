from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    @property
    def name(self): return "sq"
print(Sq(2).area(), Sq(2).name)
try: Shape()
except TypeError as e: print(e)
print(issubclass(Sq, Shape), isinstance(Sq(1), Shape))
from typing import Generic, TypeVar, Protocol, runtime_checkable, Callable, Any, Iterable, get_type_hints
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int](3).v)
class HasLen(Protocol):
    def __len__(self) -> int: ...
def f(a: int, b: "str" = "x", *c: float, **d: Any) -> None: ...
print(f.__annotations__, get_type_hints(Box))
from collections.abc import Iterable as It, Mapping, Sequence
print(isinstance([], It), isinstance({}, Mapping), isinstance("a", Sequence), isinstance(3, It), callable(f))
