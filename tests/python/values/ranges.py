"""range: indexing, slicing, membership, equality, errors."""
r = range(2, 20, 3)
print(r, list(r), len(r), r[0], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8), r.count(8), r.start, r.stop, r.step, range(0) == range(5, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)))
print(list(range(5, 0, -2)), list(reversed(range(4))), range(3), bool(range(0)), "a" in range(3), 2.0 in range(3), sum(range(101)), max(range(5)), range(10)[2:8:2])
for wrong in [lambda: range(1, 2, 0), lambda: range(1.5), lambda: range(), lambda: range(3)[5], lambda: range("a"), lambda: r.index(3), lambda: range(1, 2, 3, 4), lambda: range(3)["a"], lambda: range(3) + range(2)]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
