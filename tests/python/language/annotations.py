from typing import Any, Callable, Dict, List, Optional, Set, Tuple, Union

x: int = 3
y: "str"
print(__annotations__)


class Parent:
    name: str
    children: List["Child"] = []
    other: Optional[int]
    either: Union[int, str, None]
    mapping: Dict[str, List[int]]
    new: list["Child"]
    union: int | None
    pair: tuple[int, ...]
    call: Callable[[int], str]
    anything: Any


for key, value in Parent.__annotations__.items():
    print(key, value)


def f(a: int, b: "List[int]" = None, *c: str, d: Set[int], **e: float) -> Optional[str]:
    z: undefined_name = 1
    return z


print(f.__annotations__, f(1, d=1))
print(Optional[int] == Union[int, None], Union[int, int], Optional["A"], Tuple[int, str], Union[int, str])
print(isinstance(3, int | str), isinstance([], List), List, Any, List[int])
try:

    class Bad:
        a: missing

except NameError as error:
    print(error)
try:
    Optional[int, str]
except TypeError as error:
    print(error)
try:
    int[3]
except TypeError as error:
    print(error)
