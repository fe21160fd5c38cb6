"""Comprehensions have a scope of their own; conditions, nesting, walrus, and the class body's blind spot."""
x = "outer"
print([x for x in range(3)], x, {y: y * y for y in range(3) if y % 2 == 0}, {c for c in "aab"} == {"a", "b"})
print([(a, b) for a in range(2) for b in range(a, 2) if a != b], [[c for c in r] for r in ("ab", "cd")], list(n for n in (3, 4)))
print([last := n for n in range(4)], last, [n for n in range(10) if n % 2 if n > 4], sum(n for n in range(5)))
class Table:
    width = 3
    cells = [width for width in range(2)]
    rows = [i for i in range(width)]
    try:
        bad = [i * width for i in range(2)]
    except NameError as error:
        bad = str(error)
print(Table.cells, Table.rows, Table.bad, {**{k: v for k, v in zip("ab", (1, 2))}}, dict([(k, v) for v, k in enumerate("xy")]))
g = (n * 2 for n in [1, 2]); print(next(g), list(g), list(g), type(g).__name__)
try: [n for n in 5]
except TypeError as error: print(error)
print([f"{i}{j}" for i, j in [(1, 2), (3, 4)]], [*range(3), *"ab"], {*"a", *"b"} == {"a", "b"}, (*[1], 2))
