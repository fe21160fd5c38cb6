a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a >= {1}, {1} < {1, 2}, a == {3, 2, 1})
a.add(9)
a.discard(1)
a.discard(100)
a.remove(2)
print(sorted(a), len(a), 9 in a, 1 not in a)
a.update([5, 6], {7})
print(sorted(a), sum(a))
print(sorted(a.union([1])), sorted(a.intersection({5, 9})), sorted(a.difference([5])), sorted(a.symmetric_difference({5, 1})), {1}.issubset({1, 2}), {1, 2}.issuperset([1]), {1}.isdisjoint({2}))
f = frozenset([1, 2])
print(f, {f: 1}[frozenset([2, 1])], f | {3}, set(), frozenset(), set("a"), {*range(3)})
print({x % 3 for x in range(10)}, len({1, 1.0, True}), {1, 2} == frozenset({1, 2}), list({3, 1, 2}), list({10, 5, 30, 7}))
print(sorted({100, 3, 50, 8, 16, 24, 1}), set(range(20)), {8, 3}, {4, 2, 6})
a.clear()
print(a, bool(a), type(a).__name__)
s = {5}
print(s.pop(), s, s.copy())
for g in [lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: {1} | [2], lambda: f.add(1), lambda: {1} + {2}, lambda: set(3), lambda: {1}[0]]:
    try:
        print(g())
    except Exception as error:
        print(type(error).__name__, error)
