"""match: sequences, stars, captures, guards, or-patterns and what is not a sequence."""
def kind(value):
    match value:
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"one first, {rest}"
        case (a, b) if a == b: return "same pair"
        case [a, [b, *_]]: return f"nested {a} {b}"
        case [_, _, *mid, 9]: return f"mid {mid}"
        case "abc": return "text abc"
        case str() | bytes(): return "text"
        case 0 | 1 | -1: return "small"
        case 1.5 | None | True: return "constant"
        case range(): return "range"
        case _: return "other"
for value in [[], [5], (1, 2, 3), (4, 4), [1], [7, [8, 9]], [2, 3, 4, 9], "abc", "xyz", b"x", 0, -1, 1.5, None, True, range(2), {1}, {}, iter([]), [7, "89"]]:
    print(type(value).__name__, "->", kind(value))
