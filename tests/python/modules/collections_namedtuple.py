"""namedtuple and typing.NamedTuple: fields, defaults, methods, printing, errors."""
from collections import namedtuple
from typing import NamedTuple
P = namedtuple("P", "x y")
p = P(1, y=2); x, y = p
print(p, p.x, p[1], x, y, p == (1, 2), p._asdict(), p._replace(x=9), P._fields, P._make([3, 4]), p + (3,), hash(p) == hash((1, 2)), isinstance(p, tuple), len(p), P.__name__, sorted([P(2, 1), P(1, 2)]), P.__doc__)
D = namedtuple("D", ["a", "b"], defaults=[5]); print(D(1), D._field_defaults, namedtuple("R", "a class", rename=True)._fields, namedtuple("E", ""), namedtuple("C", "a, b,c")._fields)
class Emp(NamedTuple):
    """An employee."""
    name: str
    age: int = 30
    def greet(self): return f"hi {self.name}"
print(Emp("Bo"), Emp("Bo").greet(), Emp(name="X", age=1) == ("X", 1), Emp._fields, Emp.__annotations__, Emp.__doc__, Emp("a")._asdict())
match Emp("Al", 3):
    case Emp(name, age): print(name, age)
def assign(): p.x = 5
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), assign, lambda: p.z, lambda: p._replace(z=1), lambda: namedtuple("B", "a a"), lambda: namedtuple("B", "_a"), lambda: namedtuple("B", "1a"), lambda: namedtuple("class", "a"), lambda: Emp()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
