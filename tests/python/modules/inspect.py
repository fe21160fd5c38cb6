import inspect
from typing import Optional, List
class A:
    """Doc of A.

        indented
    """
    x = 1
    def __init__(self, a, b: int = 2, *args, c, d: str = "q", **kw) -> None: pass
    def m(self, v: Optional[int] = None) -> List[int]:
        "m doc"
    @classmethod
    def cm(cls, q): pass
    @staticmethod
    def sm(z, /, y): pass
    @property
    def p(self): return 1
def f(a, /, b, *, c=3): pass
def g(*, k): yield k
print(inspect.signature(f), inspect.signature(A), inspect.signature(A.m), inspect.signature(A(1, c=2).m), inspect.signature(A.cm), inspect.signature(A.sm), inspect.signature(g), inspect.signature(lambda x, y=1: x))
for name, p in inspect.signature(A.__init__).parameters.items():
    print(name, p.kind, repr(p.default), p.annotation, p.kind is inspect.Parameter.KEYWORD_ONLY, p.default is inspect.Parameter.empty)
print(inspect.isclass(A), inspect.isclass(A(1, c=1)), inspect.isfunction(f), inspect.isfunction(A.m), inspect.ismethod(A(1, c=2).m), inspect.ismethod(A.cm), inspect.isbuiltin(len), inspect.isgeneratorfunction(g), inspect.ismodule(inspect), inspect.isroutine(f), inspect.iscoroutinefunction(f))
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)], [n for n, v in inspect.getmembers(A(1, c=1)) if not n.startswith("__")])
print(repr(inspect.getdoc(A)), inspect.getdoc(A.m), inspect.getdoc(f))
print(inspect.getmro(A))
sig = inspect.signature(f)
b = sig.bind(1, 2); b.apply_defaults(); print(b, b.args, b.kwargs, b.arguments)
for bad in [lambda: sig.bind(1), lambda: sig.bind(1, 2, 3), lambda: sig.bind(1, 2, z=1)]:
    try: bad()
    except TypeError as e: print(e)
print(repr(sig), repr(list(sig.parameters.values())[0]), inspect.signature(A.m).return_annotation, sig.parameters["c"].default)
class E: pass
print(inspect.signature(E), E.__init__ is object.__init__)
import functools
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
@deco
def h(x: int, y: "str" = "d") -> bool: ...
print(inspect.signature(h))
print(inspect.cleandoc("""a
      b
        c
    """))
from abc import ABC, abstractmethod
class Ab(ABC):
    @abstractmethod
    def q(self): ...
print(inspect.isabstract(Ab), inspect.isabstract(A))
print([p.name for p in inspect.signature(A).parameters.values() if p.default is p.empty])
