class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(v):
    match v:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case str() as s if len(s) > 3:
            return "long " + s
        case "abc":
            return "abc"
        case [a, b]:
            return f"two {a} {b}"
        case [first, *rest]:
            return f"list {first} {rest}"
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": k, **rest}:
            return f"{k} {rest}"
        case Point(0, y=y):
            return f"on axis {y}"
        case Point(x, y):
            return f"point {x} {y}"
        case None | True:
            return "constant"
        case _:
            return "other"


for v in [0, 2, "abcd", "abc", [1, 2], [1], (1, 2, 3), {"kind": "circle", "r": 3}, {"kind": "sq", "a": 1}, Point(0, 5), Point(1, 2), None, True, 3.5, []]:
    print(describe(v))
