"""dataclass: defaults, field options, comparison, frozen, slots-free, inheritance, post-init, helpers."""
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, KW_ONLY, InitVar
@dataclass
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list)
    secret: str = field(default="s", repr=False, compare=False)
    total: float = field(init=False)
    def __post_init__(self): self.total = self.price * 2
a = Item("a", 1.5); b = Item("a", 1.5, secret="t")
print(a, a == b, a != Item("b"), a.tags is b.tags, asdict(a), astuple(a), replace(a, name="z"), [f.name for f in fields(Item)], is_dataclass(a), is_dataclass(Item), is_dataclass(5), Item.__match_args__)
@dataclass(order=True, frozen=True)
class V: major: int; minor: int = 0
print(V(1) < V(1, 1), sorted([V(2), V(1, 5)]), hash(V(1)) == hash(V(1, 0)), {V(1): "x"}[V(1)], V(1) == (1, 0), V(3) >= V(2))
@dataclass
class Base: x: int; y: int = 1
@dataclass
class Child(Base): z: int = 2; x: str = "over"
print(Child(), Child("q", z=5), Child.__mro__[1].__name__)
@dataclass(kw_only=True)
class K: a: int; b: int = 2
@dataclass
class Mixed: a: int; _: KW_ONLY; b: int = 5
@dataclass
class WithInit:
    a: int
    scale: InitVar[int] = 2
    def __post_init__(self, scale): self.a *= scale
@dataclass(repr=False, eq=False)
class Bare: a: int
@dataclass
class Nested: v: V; items: list[Item] = field(default_factory=list)
print(K(a=1), Mixed(1, b=3), WithInit(3), WithInit(3, 5).a, Bare(1) == Bare(1), asdict(Nested(V(1), [a])), Nested(V(1)))
def set_frozen(): V(1).major = 2
def del_frozen(): del V(1).major
def mutable():
    @dataclass
    class M: a: list = []
def order():
    @dataclass
    class O: a: int = 1; b: int
for f in (lambda: Item(), lambda: Item("a", nope=1), lambda: K(1), lambda: V(1) < 5, lambda: hash(a), set_frozen, del_frozen, mutable, order, lambda: Item("a", 1, [], "s", 5), lambda: replace(a, total=1), lambda: asdict(5), lambda: fields(int)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
