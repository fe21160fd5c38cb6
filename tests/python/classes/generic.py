from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T):
        self.value = value


class Words(Box[str]):
    def upper(self):
        return self.value.upper()


class Sized(Protocol):
    def __len__(self) -> int: ...


print(Box[int](3).value, Words("a").upper(), isinstance(Words("b"), Box), Words.__mro__[1].__name__)
