"""A class that is iterable, a context manager, callable and comparable at once."""
class Box:
    def __init__(self, *items): self.items = list(items); self.log = []
    def __iter__(self): yield from self.items
    def __enter__(self): self.log.append("in"); return self
    def __exit__(self, t, v, tb): self.log.append(t.__name__ if t else "out"); return t is KeyError
    def __call__(self, f): return Box(*[f(i) for i in self])
    def __eq__(self, o): return isinstance(o, Box) and self.items == o.items
    def __lt__(self, o): return len(self.items) < len(o.items)
    def __bool__(self): return bool(self.items)
    def __contains__(self, x): return x in self.items
    def __add__(self, o): return Box(*self, *o)
    def __repr__(self): return f"Box{tuple(self.items)}"
a = Box(1, 2)
with a as inner: print(inner is a, list(inner), 2 in inner)
with a: raise KeyError("hidden")
print(a.log, a(lambda x: x * 10), a + Box(3), a == Box(1, 2), a != Box(), sorted([a, Box()]), bool(Box()), max(a, Box(1, 2, 3)), [*a], dict.fromkeys(a), sum(a), set(a) == {1, 2})
try:
    with a: 1 / 0
except ZeroDivisionError as e: print(a.log[-1], e)
try: hash(a)
except TypeError as e: print(e)
