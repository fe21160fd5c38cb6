from typing import Protocol, runtime_checkable, TypeVar
T = TypeVar("T", covariant=True)
class Repo(Protocol[T]):
    name: str
    def get(self, i: int) -> T: ...
    def all(self): return ["default"]
class Impl(Repo[int]):
    def __init__(self, name): self.name = name
    def get(self, i): return i
class Plain(Repo):
    pass
class Duck:
    name = "d"
    def get(self, i): return i
print(Impl("x").name, Impl("x").all(), Plain().all(), Repo[int], Impl.__mro__[1].__name__)
for bad in (lambda: Repo(), lambda: Repo("x"), lambda: isinstance(Duck(), Repo), lambda: isinstance(Impl("q"), Repo), lambda: issubclass(Impl, Repo), lambda: Plain(1)):
    try: print(bad())
    except TypeError as e: print(e)
@runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...
    def size(self): ...
class S:
    def __len__(self): return 1
    def size(self): return 2
class Base:
    def __init__(self, a): self.a = a
class Both(Sized2, Base):
    pass
print(isinstance(S(), Sized2), isinstance([], Sized2), issubclass(S, Sized2), Both(5).a)
@runtime_checkable
class HasName(Protocol):
    name: str
print(isinstance(Duck(), HasName), isinstance(S(), HasName))
try: issubclass(Duck, HasName)
except TypeError as e: print(e)
from abc import abstractmethod
class Must(Protocol):
    @abstractmethod
    def run(self): ...
class Nope(Must): pass
try: Nope()
except TypeError as e: print(e)
print(type(Must), type(Nope))
class M(type): pass
try:
    class X(Must, metaclass=M): pass
except TypeError as e: print(e)
