d = {"a": 1, "b": 2}
d["c"] = 3
d.update({"d": 4}, e=5)
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), d.keys(), d.values(), d.items())
print(d.pop("a"), d.pop("zz", None), d.setdefault("b", 9), d.setdefault("f", 6), d.popitem(), d)
for k, v in d.items():
    print(k, v, end="; ")
print()
print(dict(a=1), dict([("x", 1), ("y", 2)]), dict({"q": 1}, r=2), dict.fromkeys("ab", 0), {**d, "z": 1})
print({"a": 1} == {"a": 1}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} | {"b": 2}, {} == {})
print(sorted(d), max(d, key=d.get), {v: k for k, v in d.items()}, sum(d.values()))
e = d.copy()
e["new"] = 1
print("new" in d, len(e), d.keys() & {"b", "q"}, d.keys() - {"b"} == {"c", "d", "e"})
x = {(1, 2): "t", 1: "i", "1": "s", None: "n", True: "b"}
print(x, x[1], x[(1, 2)])
d.clear()
print(d, bool(d))
del e["new"]
order = {}
for c in "hello":
    order[c] = order.get(c, 0) + 1
print(order)
print(list(reversed({"a": 1, "b": 2})), list(enumerate({"k": 1})), str({1: {2: [3]}}))
for f in [lambda: {}["k"], lambda: {}[[]], lambda: {[]: 1}, lambda: {}.pop("x"), lambda: {}.popitem(), lambda: dict(3), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {{}: 1}, lambda: {1: 2}[(1, 2)]]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
g = {"a": 1, "b": 2}
try:
    for k in g:
        g[k + "x"] = 1
except RuntimeError as error:
    print(error)
