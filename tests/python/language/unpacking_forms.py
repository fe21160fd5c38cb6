"""Assignment targets: tuples, stars, nested, chained, swaps, attributes and items."""
a, b = 1, 2; a, b = b, a; print(a, b)
first, *rest = [1, 2, 3]; *init, last = "xyz"; x, *mid, y = range(5); print(first, rest, init, last, x, mid, y)
(p, (q, r)), s = (1, (2, 3)), 4; [m, n] = "mn"; print(p, q, r, s, m, n)
u = v = w = []; u.append(1); print(v, w is u)
d, l = {}, [0, 0]; d["k"], l[1], (l[0]) = "v", 2, 9; print(d, l)
for i, (j, *k) in enumerate([(1, 2, 3), "ab"]): print(i, j, k)
i = 0; i, l[i] = 1, 5; print(i, l)
*only, = (1, 2); print(only)
def wrong(values, form):
    try:
        if form == 2: one, two = values
        if form == 3: one, *many, two, three = values
        if form == 1: (one,) = values
    except (ValueError, TypeError) as error:
        print(error)
wrong([1], 2); wrong([1, 2, 3], 2); wrong(5, 2); wrong([1, 2], 3); wrong(None, 2); wrong("", 1); wrong({"a": 1, "b": 2, "c": 3}, 2); wrong(iter(range(9)), 2)
