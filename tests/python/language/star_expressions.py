"""Stars in calls, displays, assignments, returns, subscripts and for."""
def f(*args, **kw): return args, kw
a, d = [1, 2], {"x": 1}
print(f(*a, 3, *"bc"), f(**d, y=2), f(*a, **d, **{"z": 3}), [*a, *a], (*a,), {*a, 3} == {1, 2, 3}, {**d, "y": 2, **{"x": 9}}, f(*[], **{}))
def many(): return *a, 3
print(many(), [x for x in (*a, *"z")]); first, *_, last = range(10); print(first, last)
for h, *t in [(1, 2, 3), "ab"]: print(h, t)
print(*a, *"xy", sep="-"); x = *a, ; print(x, max(*a, 5), dict(**d, k=1), "{} {}".format(*a), "{x}".format(**d), list(zip(*[[1, 2], [3, 4]])))
try: f(**{"a": 1}, a=2)
except TypeError as e: print(e)
try: dict(**{1: 2})
except TypeError as e: print(e)
