"""defaultdict, OrderedDict, ChainMap, deque as programs use them."""
from collections import defaultdict, OrderedDict, deque, ChainMap
d = defaultdict(list); d["a"].append(1); d["a"].append(2); d["b"]; print(d, d["c"], "zz" in d, d.get("zz"), len(d), d.default_factory, dict(d), defaultdict(int, a=1), defaultdict(lambda: "x")["k"])
n = defaultdict(lambda: defaultdict(int)); n["x"]["y"] += 1; print({k: dict(v) for k, v in n.items()}, repr(defaultdict(None, {1: 2})), d.copy() == d)
try: defaultdict()["a"]
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)]); o.move_to_end("a"); print(o, list(o), o.popitem(), o.popitem(last=False), o, OrderedDict(a=1) == {"a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict())
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.pop(), q.popleft(), q, len(q), q[0], list(q), deque("abc"), q.maxlen)
q = deque([1, 2, 3, 4]); q.rotate(1); q.extend([9]); q.extendleft([7, 8]); q.remove(1); q.reverse(); print(q, q.count(9), 9 in q, q.index(3), deque([1]) == deque([1]), q.copy(), bool(deque()))
q.insert(1, "i"); del q[0]; q[0] = "z"; print(q, [x for x in q], q + deque([5]), deque([1]) * 2); q.clear(); print(q)
try: q.pop()
except IndexError as e: print(e)
try: q[3]
except IndexError as e: print(e)
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), len(m), m.maps, m.new_child({"c": 1})["c"], list(m), m)
