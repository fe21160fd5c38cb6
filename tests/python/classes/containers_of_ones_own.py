"""Container dunders: len, getitem with slices, setitem, delitem, contains, iter, reversed, missing."""
class Row:
    def __init__(self, *v): self.v = list(v)
    def __len__(self): return len(self.v)
    def __getitem__(self, i): return Row(*self.v[i]) if isinstance(i, slice) else self.v[i]
    def __setitem__(self, i, x): self.v[i] = x
    def __delitem__(self, i): del self.v[i]
    def __repr__(self): return f"Row{tuple(self.v)}"
r = Row(1, 2, 3)
print(len(r), r[0], r[-1], r[1:], 2 in r, 9 in r, list(r), [*r], list(reversed(r)), bool(Row()), r[::2])
r[0] = 10; del r[1]; print(r, max(r), sum(r), sorted(r), dict(enumerate(r)), list(zip(r, "ab")), *r)
class Keys:
    def __getitem__(self, k): return k
k = Keys(); print(k[1], k["a"], k[1:2], k[1, 2], k[1:2, ::3], k[...], k[None], k[:])
class D(dict):
    def __missing__(self, key): return f"missing {key}"
d = D(a=1); print(d["a"], d["b"], d.get("b"), "b" in d, d, len(d))
class Iter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
print(list(Iter(3)), max(Iter(4)), 2 in Iter(5), tuple(Iter(0)), [a for a in Iter(2)], dict.fromkeys(Iter(2)))
class Contains:
    def __contains__(self, x): return x == 1
print(1 in Contains(), 2 in Contains(), 2 not in Contains())
class Rev:
    def __reversed__(self): return iter("cba")
print(list(reversed(Rev())))
class NoIter: pass
class BadIter:
    def __iter__(self): return 5
class BadLen:
    def __len__(self): return "x"
class Called:
    def __call__(self, *a, **k): return a, k
print(Called()(1, b=2), callable(Called()), callable(NoIter()))
for wrong in [lambda: iter(NoIter()), lambda: iter(BadIter()), lambda: len(NoIter()), lambda: len(BadLen()), lambda: NoIter()[0], lambda: 1 in NoIter(), lambda: next(NoIter()), lambda: NoIter()(), lambda: reversed(NoIter()), lambda: list(5), lambda: [*5], lambda: {**5}, lambda: iter(5), lambda: next([])]:
    try: print(wrong())
    except TypeError as e: print(e)
def set_item(): NoIter()[0] = 1
def del_item(): del NoIter()[0]
for wrong in (set_item, del_item):
    try: wrong()
    except TypeError as e: print(e)
