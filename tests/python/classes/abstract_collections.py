from collections.abc import *
import typing
class Low(MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Low({"A": 1}, B=2)
print(m["a"], "b" in m, m.get("z", 0), list(m), dict(m), list(m.items()), list(m.keys()), m.pop("A"), m.setdefault("q", 5), m == {"b": 2, "q": 5}, m != {}, len(m.values()), {**m}, m.keys() & {"b", "x"})
try: m.pop("zz")
except KeyError as e: print("KeyError", e)
print(isinstance(m, Mapping), isinstance(m, MutableMapping), isinstance(m, Iterable), isinstance(m, Sized), isinstance(m, Sequence), isinstance({}, Mapping), isinstance([], Sequence), issubclass(Low, Mapping), issubclass(Low, Sequence), issubclass(dict, MutableMapping), issubclass(list, Sequence), issubclass(str, Hashable))
class Bad(Mapping): pass
try: Bad()
except TypeError as e: print(e)
class Ints(MutableSequence):
    def __init__(self, it=()): self.l = list(it)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = int(v)
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, int(v))
x = Ints([1]); x.append("2"); x += ["3"]; x.extend([4, 5]); x.reverse(); print(list(x), x.pop(), x.index(3), 4 in x, x.count(2), list(reversed(x))); x.remove(3); print(x.l, x[1:]); x.clear(); print(len(x), bool(x))
class OSet(MutableSet):
    def __init__(self, it=()): self.d = dict.fromkeys(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def add(self, x): self.d[x] = None
    def discard(self, x): self.d.pop(x, None)
    def __repr__(self): return f"OSet({list(self.d)})"
s = OSet("abc"); s |= "cd"; s.discard("a"); print(s, s & {"b"}, s - {"b"}, s | ["z"], s ^ {"b", "y"}, s <= {"b", "c", "d", "e"}, s == {"b", "c", "d"}, s.isdisjoint("xyz"), {"b", "q"} - s, s.pop())
try: s.remove("nope")
except KeyError as e: print("KeyError", e)
class Count(Iterator):
    def __init__(self, n): self.n = n
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1; return self.n
print(list(Count(3)), isinstance(Count(1), Iterator), isinstance(Count(1), Iterable), isinstance(iter([]), Iterator))
T = typing.TypeVar("T")
class Box(Sequence[T], typing.Generic[T]):
    def __init__(self, *i): self.i = i
    def __len__(self): return len(self.i)
    def __getitem__(self, k): return self.i[k]
b = Box(3, 1, 2); print(sorted(b), b[0], list(b), Box[int], isinstance(b, typing.Sequence), Box.__mro__[1], Low.__mro__[1:3])
class H(Callable):
    def __call__(self): return 1
print(H()(), callable(H()))
import unicodedata, html
print(unicodedata.normalize("NFKD", "Crème Brûlée ﬁ").encode("ascii", "ignore").decode(), "".join(c for c in unicodedata.normalize("NFD", "Ångström É") if unicodedata.category(c) != "Mn"), "".join(c for c in unicodedata.normalize("NFD", "ñ") if not unicodedata.combining(c)), unicodedata.normalize("NFC", "e\u0301") == "é")
print(html.escape("<a href='x'>&\"</a>"), html.unescape("&lt;p&gt; &amp; &#39;&#x41;"))
