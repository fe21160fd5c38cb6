"""
Annotations that are text, read by typing and functools, and the arguments of generic bases.
"""
from __future__ import annotations

import functools
from typing import Annotated, Any, Dict, Generic, List, Optional, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Shape:
    sides: Annotated[int, "count"]
    parent: Optional[Shape] = None

    def scaled(self, by: float = 1.0, *, names: List[str] = ()) -> Shape:
        return self


print(get_type_hints(Shape), get_type_hints(Shape.scaled))
print(get_origin(get_type_hints(Shape)["parent"]), get_args(Dict[str, int]), get_origin(int))


@functools.singledispatch
def describe(thing: Any) -> str:
    return "thing"


@describe.register
def _(thing: Shape) -> str:
    return "shape"


@describe.register
def _(thing: int | float) -> str:
    return "number"


@describe.register(str)
@describe.register(bytes)
def _(thing):
    return "text"


print([describe(thing) for thing in (Shape(), 1, 2.5, "x", b"x", None, True)])
try:
    describe.register(5)
except TypeError as error:
    print(error)
try:
    @describe.register
    def _(thing: 7):
        pass
except TypeError as error:
    print(error)


class Repository(Generic[T]):
    def __init__(self):
        self.model = get_args(type(self).__orig_bases__[0])[0]


class Shapes(Repository[Shape]):
    pass


print(Shapes().model, Shapes.__orig_bases__, Repository.__orig_bases__, hasattr(Shape, "__orig_bases__"))
