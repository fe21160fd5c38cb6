"""match: mappings with rest, classes with keywords and __match_args__, values by dotted names, as."""
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = "r"
class Plain:
    a = 1
def kind(value):
    match value:
        case {"type": "user", "name": str(name), **rest}: return f"user {name} {rest}"
        case {"type": t}: return f"typed {t}"
        case {}: return "mapping"
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"on y at {y}"
        case Point(x, y) as p if x == y: return f"diagonal {p.x}"
        case Point(x, _): return f"point {x}"
        case Color.RED: return "red"
        case Plain(a=1): return "plain"
        case int(n) | float(n): return f"number {n}"
        case [Point(x=a), *_]: return f"list of points {a}"
        case (str() as s) if s.isupper(): return f"shout {s}"
        case _: return "other"
for value in [{"type": "user", "name": "A", "age": 3}, {"type": 1}, {}, {"z": 1}, Point(0, 0), Point(0, 5), Point(2, 2), Point(3, 4), "r", Plain(), 3, 2.5, [Point(1, 2)], "HI", "hi", None]:
    print(kind(value))
try:
    match Plain():
        case Plain(1): pass
except TypeError as error: print(error)
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as error: print(error)
try:
    match 1:
        case 5 | kind(): pass
except TypeError as error: print(error)
