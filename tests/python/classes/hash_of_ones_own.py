"""What __hash__ returns is the hash, as large as it is; __dict__ of a class is its own, whatever its body says."""
import dataclasses
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def __hash__(self): return hash((self.x, self.y))
    def __eq__(self, other): return (self.x, self.y) == (other.x, other.y)
class Fixed:
    def __init__(self, number): self.number = number
    def __hash__(self): return self.number
print(hash(Point(1, 2)) == hash((1, 2)), {Point(1, 2): "a"}[Point(1, 2)], len({Point(1, 2), Point(1, 2)}))
for number in (-1, 0, 2 ** 61 - 1, 2 ** 61, -2 ** 63, 2 ** 63 - 1, 2 ** 64, True): print(hash(Fixed(number)))
@dataclasses.dataclass(unsafe_hash=True)
class Pair:
    left: int
    right: int = 2
    total: int = dataclasses.field(init=False, default=9, compare=False)
    def __init__(self, left): self.left = left; self.right = 5
print(hash(Pair(1)) == hash((1, 5)), Pair(1), Pair(1).__dict__, "total" in Pair.__dict__, Pair(1) == Pair(1))
@dataclasses.dataclass
class Late:
    made: list = dataclasses.field(init=False, default_factory=list)
    kind: str = dataclasses.field(init=False, default="k")
print(Late(), Late().__dict__)
