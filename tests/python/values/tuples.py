"""tuple: methods, comparison, hashing, printing."""
t = (1, 2, 3, 2)
print(t.count(2), t.index(3), t + (4,), t * 2, t[1:3], t[::-1], (1,), (), tuple("ab"), tuple([1]), (1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), hash((1, 2)) == hash((1, 2)))
print(2 in t, len(t), max(t), sum(t), ((1, 2), [3]), (1, (2, (3,))), sorted([(2, "a"), (1, "b")]), tuple(tuple([1])))
def assign(): t[0] = 1
def delete(): del t[0]
for wrong in [assign, delete, lambda: t.index(9), lambda: t[9], lambda: t + [1], lambda: hash(([],)), lambda: t.append(1), lambda: t < 3, lambda: (1, "a") < (1, 2), lambda: t["x"]]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
