from typing import Generic, TypeVar, Protocol, runtime_checkable, ClassVar, Iterator
from abc import ABC, abstractmethod, ABCMeta
from enum import Enum
T = TypeVar("T"); K = TypeVar("K")
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, item: T) -> "Stack[T]": self.items.append(item); return self
    def __iter__(self) -> Iterator[T]: return iter(self.items)
s = Stack[int]().push(1).push(2); print(list(s), type(s).__name__, Stack[int], Stack.__name__)
class Cache(Generic[K, T], ABC):
    @abstractmethod
    def get(self, k: K) -> T: ...
    @property
    @abstractmethod
    def size(self) -> int: ...
    @classmethod
    @abstractmethod
    def make(cls): ...
class Mem(Cache[str, int]):
    def get(self, k): return len(k)
    @property
    def size(self): return 1
    @classmethod
    def make(cls): return cls()
print(Mem.make().get("abc"), Mem().size, Mem.__mro__[1].__name__, sorted(Cache.__abstractmethods__), Mem.__abstractmethods__)
for c in (Cache,):
    try: c()
    except TypeError as e: print(e)
class Partial(Cache[str, int]):
    def get(self, k): return 0
try: Partial()
except TypeError as e: print(e)
@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closes), isinstance(3, Closes), issubclass(F, Closes))
try: Closes()
except TypeError as e: print(e)
class Named(Protocol):
    name: str
try: isinstance(F(), Named)
except TypeError as e: print(e)
class Strategy(str, Enum):
    A = "a"
    @classmethod
    def _missing_(cls, v): return cls.A if v == "default" else None
    def __call__(self, x): return self.value * x
print(Strategy("default"), Strategy.A(3), Strategy.A == "a", {Strategy.A: 1}["a"], f"{Strategy.A}", "%s" % Strategy.A, Strategy.A.upper(), isinstance(Strategy.A, str))
try: Strategy("zz")
except ValueError as e: print(e)
