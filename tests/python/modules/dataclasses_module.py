from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError, is_dataclass, KW_ONLY, InitVar
from typing import ClassVar, List, Optional
@dataclass
class P:
    x: int
    y: int = 2
    tags: List[str] = field(default_factory=list)
    hidden: int = field(default=0, repr=False)
    K: ClassVar[int] = 5
    def norm(self): return self.x ** 2 + self.y ** 2
p = P(1); q = P(1, 2)
print(p, p == q, p != P(2), p.norm(), P.K, asdict(p), astuple(p), replace(p, y=9))
p.tags.append("a"); print(q.tags, p)
print([f.name for f in fields(P)], is_dataclass(P), is_dataclass(p), is_dataclass(3))
for bad in (lambda: P(), lambda: P(1, z=3), lambda: P(1, 2, [], 0, 5), lambda: P(1, x=2)):
    try: bad()
    except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "z"
print(F(1) < F(2), sorted([F(2), F(1, "b"), F(1, "a")]), hash(F(1)) == hash(F(1)), {F(1): 2}[F(1)])
try: F(1).a = 3
except FrozenInstanceError as e: print(type(e).__name__, e)
try: hash(p)
except TypeError as e: print(e)
@dataclass
class Q(P):
    z: int = 7
    def __post_init__(self): self.total = self.x + self.z
print(Q(1), Q(1).total, Q.__match_args__)
@dataclass
class Kw:
    a: int
    _: KW_ONLY
    b: int = 3
    c: InitVar[int] = 4
    def __post_init__(self, c): self.d = c
print(Kw(1, b=2), Kw(1).d)
try: Kw(1, 2)
except TypeError as e: print(e)
match q:
    case P(x=1, y=yy): print("m", yy)
match F(3, "q"):
    case F(a, b): print(a, b)
try:
    @dataclass
    class Bad:
        l: list = []
except ValueError as e: print(e)
@dataclass(eq=False)
class NoEq:
    a: int
print(NoEq(1) == NoEq(1))
@dataclass
class Node:
    v: int
    kids: "list[Node]" = field(default_factory=list)
print(Node(1, [Node(2)]), asdict(Node(1, [Node(2)])))
