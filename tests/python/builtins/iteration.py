print(list(range(5)), list(range(2, 8, 2)), list(range(5, 0, -1)), range(3), range(1, 10, 2), len(range(0, 10, 3)), 4 in range(0, 10, 2), range(10)[3], range(10)[2:5], range(5) == range(0, 5))
print(list(enumerate("ab")), list(enumerate("ab", 1)), list(zip("abc", [1, 2])), list(zip()), list(zip(range(2), "ab", [True, False])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(list(reversed([1, 2, 3])), list(reversed(range(4))), list(reversed("ab")), sorted(reversed([2, 1])))
it = iter([1, 2])
print(next(it), next(it), next(it, "end"), list(it))
try:
    next(iter([]))
except StopIteration as e:
    print(repr(e))
print(any([0, 1]), any([]), all([]), all([1, 0]), sum([[1], [2]], []), sum(range(101)))
print(list(iter(iter([1]))), dict(zip("ab", range(2))), [*map(len, ["a", "bb"])])
values = iter([1, 2, 0, 5])
print(list(iter(lambda: next(values), 0)))
z = zip([1, 2], "ab")
print(next(z), list(z), type(z).__name__, type(map(str, [])).__name__, type(enumerate([])).__name__, type(range(1)).__name__, type(iter([])).__name__)
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
try:
    for x in 3:
        pass
except TypeError as e:
    print(e)
try:
    len(3)
except TypeError as e:
    print(e)
try:
    range(1, 2, 0)
except ValueError as e:
    print(e)
try:
    next([1])
except TypeError as e:
    print(e)
print(isinstance(range(1), range), slice(1, 2), [1, 2, 3][slice(0, 2)], (1, 2, 1).count(1), (1, 2).index(2), tuple(range(3)), (1,) + (2,), (1, 2) * 2, (1, 2) < (1, 3), ())
