"""sorted and list.sort: stability, keys, reverse, mixed types, None, tuples."""
people = [("Ann", 30), ("bob", 25), ("Cy", 30), ("dee", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True), sorted(people, key=lambda p: (-p[1], p[0].lower())), sorted("bca", reverse=True), sorted({3: "x", 1: "y"}), sorted([True, 0, 2.5, -1]))
calls = []
def key(x): calls.append(x); return -x
print(sorted([1, 3, 2], key=key), calls, sorted([[2, 1], [1, 5], [1]]), sorted(["b", "A", "a", "B"], key=str.casefold))
l = [3, 1, 2]; print(l.sort(), l, sorted(l) is l, sorted(range(3), key=None))
for wrong in [lambda: sorted([1, None]), lambda: sorted(["a", 1]), lambda: sorted([{}, {}]), lambda: sorted([1, 2], key=len), lambda: sorted(5), lambda: sorted([1], foo=1)]:
    try: print(wrong())
    except TypeError as e: print(e)
