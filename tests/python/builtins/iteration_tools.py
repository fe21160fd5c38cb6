"""enumerate, zip, map, filter, reversed, iter with a sentinel, next with a default."""
print(list(enumerate("ab", 5)), list(enumerate([], start=1)), list(zip([1, 2, 3], "ab")), list(zip()), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")))
it = iter([1, 2]); print(next(it), next(it), next(it, "end"), list(reversed("abc")), list(reversed({"x": 1, "y": 2})), list(zip(*[(1, "a"), (2, "b")])))
steps = iter([3, 2, 0, 9]); print(list(iter(lambda: next(steps), 0)), next(steps)); m = map(str, [1]); print(list(m), list(m), type(m).__name__, sum(map(int, "123")))
print(list(zip("ab", "cd", strict=True)), any([]), all([]), any(x > 2 for x in [1, 3]), all(map(bool, [1, ""])), max("apple", "fig", key=len), min([3, 1, 2], key=lambda n: -n), max([(1, "b"), (1, "a")]), sum([[1], [2]], []), sum([0.1] * 3), max([], default=None))
for wrong in [lambda: next(iter([])), lambda: list(zip([1], [], strict=True)), lambda: list(map(int, ["x"])), lambda: max("a", 1), lambda: sum([1, None]), lambda: enumerate(5), lambda: list(filter(5, [1])), lambda: reversed(5), lambda: iter(5, 0), lambda: min(), lambda: zip(5)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
