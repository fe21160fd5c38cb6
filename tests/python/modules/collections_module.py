from collections import defaultdict, OrderedDict, Counter, namedtuple, deque, ChainMap
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, dict(d), d["z"], len(d), "q" in d, sorted(d.items()), defaultdict(int, a=1))
c = Counter("mississippi"); print(c, c.most_common(2), c["q"], sum(c.values()), c + Counter("ss"), c - Counter("iiii"), list(c.elements())[:4], c.total())
c.update("mm"); print(c, Counter(a=3) == Counter({"a": 3}), c & Counter("mis"), c | Counter("zz"))
P = namedtuple("P", "x y", defaults=[5]); p = P(1)
print(p, p.x, p[1], p._asdict(), p._replace(y=3), P._fields, p == (1, 5), isinstance(p, tuple), len(p), [*p], P._make([7, 8]), hash(p) == hash((1, 5)))
x, y = p; print(x, y)
for bad in (lambda: P(), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p._replace(q=1)):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try: p.x = 3
except AttributeError as e: print(e)
o = OrderedDict([("a", 1), ("b", 2)]); o.move_to_end("a"); print(o, o.popitem(), list(o), o == {"b": 2})
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q[0], len(q), list(q), q.popleft(), 2 in q); q.rotate(1); print(q)
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), list(m), len(m))
from typing import NamedTuple, TypedDict
class Point(NamedTuple):
    x: int
    y: int = 0
    def dist(self): return self.x + self.y
pt = Point(3); print(pt, pt.dist(), pt == (3, 0), Point(x=1, y=2))
class TD(TypedDict, total=False):
    a: int
t = TD(a=1); print(t, type(t).__name__)
class MyList(list):
    def first(self): return self[0]
    def __len__(self): return 99
m = MyList([1,2]); print(m.first(), len(m), m, m + [3], sorted(m, reverse=True), bool(m), isinstance(m, list))
class LowerDict(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
l = LowerDict(); l["AB"] = 1; print(l, l["ab"], l["AB"], l.get("ab"), {**l}, dict(l), list(l))
class S(str):
    def shout(self): return self.upper() + "!"
s = S("hi"); print(s, s.shout(), s + "x", repr(s), f"{s:>5}", s == "hi", {s: 1}["hi"], s[0], "h" in s, ",".join([s, s]), type(s + "x").__name__)
class MyInt(int):
    def __repr__(self): return f"MyInt({int(self)})"
    def __add__(self, o): return MyInt(int(self) + o)
print(MyInt(3) + 4, MyInt(3) * 2, [MyInt(1)], sum([MyInt(1), MyInt(2)]), MyInt("12") == 12, range(MyInt(3)))
