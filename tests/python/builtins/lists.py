a = [3, 1, 2]
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
a.insert(-1, 9)
print(a, a.pop(), a.pop(0), a)
a.remove(9)
a.sort()
print(a, a.index(3), a.count(1), a.reverse(), a, len(a))
b = a.copy()
b.clear()
print(b, a, a[:], a[1:3], a[::-1], a[-2:], a[::2], a[10:], a[:-1])
a[1:3] = ["x", "y", "z"]
print(a)
a[::2] = [1, 2, 3]
print(a)
a[1:1] = [7, 8]
print(a)
print([1, 2] + [3], [0] * 3, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], 2 in [1, 2], [] == [])
c = ["banana", "fig", "Apple"]
print(sorted(c), sorted(c, key=len), sorted(c, key=str.lower, reverse=True), sorted([3, 1, 2], reverse=True))
c.sort(key=lambda s: s[-1])
print(c)
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "a")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
print(list(range(5)), list("ab"), list({"k": 1}), list(), [*range(2)])
nested = [[]] * 2
nested[0].append(1)
print(nested, nested[0] is nested[1])
r = [1]
r.append(r)
print(r)
for f in [lambda: [][0], lambda: [1].pop(5), lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1]["a"], lambda: [3, "a"].sort(), lambda: list(3), lambda: sorted([None, 1])]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
try:
    a[10] = 1
except IndexError as error:
    print(error)
try:
    a[::2] = [1]
except ValueError as error:
    print(error)
try:
    (1, 2)[0] = 3
except TypeError as error:
    print(error)
l = [1, 2, 3, 4]
for v in l:
    if v == 2:
        l.remove(v)
print(l)
out = []
for v in l:
    out.append(v)
    if len(l) < 6:
        l.append(v * 10)
print(out)
