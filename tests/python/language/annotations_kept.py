"""Annotations: of functions, classes and modules, with strings, without values, in order."""
import typing
x: int = 1
y: "str"
def f(a: int, b: "B" = 2, *args: str, k: list[int] = None, **kw: dict) -> typing.Optional[int]: return a
class Base:
    a: int
    b: str = "x"
    c: typing.List["Base"] = []
class Derived(Base): d: float = 1.0
print(f.__annotations__); print(Base.__annotations__, Derived.__annotations__); print(__annotations__, hasattr(Base, "a"), Base.b)
print(typing.get_type_hints(Base.__init__) if False else "")
class Later: z: undefined_name if False else int
print(Later.__annotations__); (q): int = 5; print("q" in __annotations__)
try: y
except NameError as e: print(e)
