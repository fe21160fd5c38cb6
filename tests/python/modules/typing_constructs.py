"""typing: aliases print, evaluate at run time as they should, TypeVar, Generic, Protocol, casts."""
from typing import Any, Optional, Union, List, Dict, Tuple, Callable, TypeVar, Generic, Protocol, cast, Literal, Final, ClassVar, Annotated, NewType, TypedDict, Iterable, Sequence, Type, overload, runtime_checkable, get_args, get_origin, NamedTuple, TYPE_CHECKING
print(Optional[int], Union[int, str], List[int], Dict[str, Any], Tuple[int, ...], Callable[[int], str], Literal["a", 1], ClassVar[int], Optional["X"], list[int], dict[str, int], int | None, int | str | None, Type[int], Iterable[str], Union[int, None], Union[int], Final[int], tuple[int, ...], Callable[..., int], Annotated[int, "meta"], List["Node"], type[int])
T = TypeVar("T"); print(T, get_args(Dict[str, int]), get_origin(List[int]), get_origin(Optional[int]) is Union, get_args(Optional[int]), get_origin(list[int]), get_args(Literal["a", "b"]), isinstance(1, int | str), Optional[int] == Union[int, None], List[int] == List[int], hash(List[int]) == hash(List[int]), list[int] == list[int], cast(int, "x"), TYPE_CHECKING)
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int](5).v, Box(3).v, Box[int], Box.__name__)
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
class P2(Protocol):
    def go(self) -> None: ...
class Impl:
    def go(self): return "went"
print(isinstance([], HasLen), isinstance(5, HasLen), Impl().go())
UserId = NewType("UserId", int); print(UserId(5), UserId(5) + 1)
class Movie(TypedDict, total=False): name: str; year: int
print(Movie(name="x"), {"name": "y"} == Movie(name="y"), Movie.__annotations__)
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(1), f("a"))
