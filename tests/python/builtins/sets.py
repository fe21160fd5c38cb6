a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a <= {1, 2, 3, 4}, a < a, a >= {1}, {1} < {1, 2}, a == {3, 2, 1})
a.add(9)
a.discard(1)
a.discard(100)
a.remove(2)
print(a, len(a), 9 in a, 1 not in a)
a.update([5, 6], {7})
print(a, sorted(a), sum(a))
print(a.union([1]), a.intersection({5, 9}), a.difference([5]), a.symmetric_difference({5, 1}), {1}.issubset({1, 2}), {1, 2}.issuperset([1]), {1}.isdisjoint({2}))
f = frozenset([1, 2])
print(f, {f: 1}[frozenset([2, 1])], f | {3}, set(), frozenset(), set("a"), {*range(3)})
print({x % 3 for x in range(10)}, len({1, 1.0, True}), {1, 2} == frozenset({1, 2}), list({3, 1, 2}), list({10, 5, 30, 7}))
print({100, 3, 50, 8, 16, 24, 1}, set(range(20)), {-1, -5, 3}, {0, 32, 64, 8, 1})
a.clear()
print(a, bool(a), type(a).__name__)
s = {5}
print(s.pop(), s, s.copy())
for g in [lambda: set().pop(), lambda: {1}.remove(2), lambda: {[]}, lambda: {1} | [2], lambda: f.add(1), lambda: {1} + {2}, lambda: set(3), lambda: {1}[0]]:
    try:
        print(g())
    except Exception as error:
        print(type(error).__name__, error)
