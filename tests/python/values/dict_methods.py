"""Methods of dict, its order and its views."""
d = {"b": 1, "a": 2}
print(d.get("b"), d.get("z"), d.get("z", 0), d.setdefault("c", []), d.setdefault("a", 9), d.pop("b"), d.pop("zz", None), d.popitem(), d)
d.update({"x": 1}, y=2); d.update([("z", 3)]); print(d, d | {"a": 0}, list(d), list(reversed(d)), len(d), "x" in d)
d |= {"q": 5}; print(d.keys(), d.values(), d.items(), d.copy() == d, dict.fromkeys("ab", 0), dict.fromkeys([1]), dict(a=1, b=2), dict([(1, 2)]), dict({"k": 1}, j=2), dict(zip("ab", [1, 2])))
print(d.keys() & {"x", "nope"}, d.keys() - {"x", "y", "z", "a"}, d.keys() | {"a"} == {"a", "x", "y", "z", "q"}, ("x", 1) in d.items(), 3 in d.values(), {"a": 1, "b": 2} == {"b": 2, "a": 1}, d.keys() >= {"x"}, d.keys().isdisjoint(["k"]))
del d["x"]; d["y"] = 20; d["x"] = 0; print(d); d.clear(); print(d, d.keys(), {1: "a", True: "b", 1.0: "c"}, {**{"a": 1}, "b": 2, **{"a": 3}})
def delete(): del d["n"]
def grow():
    e = {1: 1}
    for k in e: e[k + 1] = 0
for wrong in [lambda: d["k"], delete, lambda: d.pop("k"), lambda: d.popitem(), lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: d.update(1), lambda: d + d, grow, lambda: d < d, lambda: dict(1),
              lambda: d.get(), lambda: d | [1], lambda: dict(["abc"]), lambda: d.get([]), lambda: d.setdefault([], 1), lambda: dict.fromkeys(1), lambda: d.items()[0]]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
