"""Comparison dunders: reflected, defaults, total_ordering, hash with eq."""
import functools
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
    def __repr__(self): return f"V{self.n}"
a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a == V(1), a != V(1), a == 1, a != 1, sorted([b, a]), max(a, b), min([b, a]))
try: hash(a)
except TypeError as e: print(e)
try: a < 1
except TypeError as e: print(e)
class Eq:
    def __eq__(self, o): return True
    def __hash__(self): return 7
print(Eq() == 5, 5 == Eq(), Eq() != 5, Eq() in [1], {Eq(): 1}[Eq()], [Eq()] == [3], hash(Eq()))
class Left:
    def __gt__(self, o): return "left gt"
class Right:
    def __lt__(self, o): return "right lt"
print(5 < Left(), Right() < 5, 3 > Right(), [Left() > 1], (1, 2) == Eq())
class Sub(V):
    def __lt__(self, o): return "sub lt"
    def __gt__(self, o): return "sub gt"
print(V(1) < Sub(2), Sub(1) < V(0), object() == object(), object() != object())
class BadHash:
    def __hash__(self): return "x"
try: hash(BadHash())
except TypeError as e: print(e)
class NoHash: __hash__ = None
try: {NoHash(): 1}
except TypeError as e: print(e)
