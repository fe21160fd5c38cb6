"""set and frozenset: operators, methods, comparison, errors."""
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a >= {1}, a == {3, 2, 1}, 2 in a, len(a), set(), frozenset(), frozenset([1]), {*a, 9})
a.add(4); a.discard(99); a.remove(1); print(a, a.union([7], (8,)), a.intersection([2, 3], [3]), a.difference([2]), a.symmetric_difference([2, 5]), a.issubset(range(9)), a.issuperset([2]), a.isdisjoint([1]))
a.update([10], [11]); a.difference_update([2]); a.intersection_update([3, 10, 4]); a.symmetric_difference_update([4, 5]); print(sorted(a), a.copy() == a)
a |= {1}; a &= {1, 3}; a -= {3}; a ^= {1, 2}; print(a, a.pop(), a, frozenset([1]) | {2}, {1} | frozenset([2]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "x"}[frozenset([1])], frozenset([1]) == {1}, {1} == frozenset([1]))
print(a.clear(), a, set("aab") == {"a", "b"}, {1, True, 1.0}, type({1} & frozenset([1])).__name__, type(frozenset([1]) & {1}).__name__)
for wrong in [lambda: a.remove(5), lambda: a.pop(), lambda: {[]}, lambda: a | [1], lambda: a.add([]), lambda: hash(a), lambda: a < 1, lambda: a[0], lambda: frozenset([1]).add(2), lambda: a + a, lambda: set(1), lambda: a.update(1), lambda: [] in a, lambda: {1: a}[a]]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
