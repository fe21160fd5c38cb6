"""Subclasses of int, str, list, dict, tuple and Exception keep their methods and take more."""
class Id(int):
    def __repr__(self): return f"Id({int(self)})"
class Name(str):
    def shout(self): return self.upper() + "!"
class Stack(list):
    def push(self, x): self.append(x); return self
    @property
    def top(self): return self[-1]
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def a(self): return self[0]
class Config(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n) from None
print(Id(5), Id(5) + 1, Id(3) == 3, {Id(1): "x"}[1], f"{Id(7):03d}", isinstance(Id(1), int), Name("bo").shout(), Name("a") + "b", type(Name("a") + "b").__name__, len(Name("abc")), Name("x") == "x", Stack([1]).push(2), Stack("ab").top, type(Stack()[:]).__name__, Pair(1, 2), Pair(1, 2).a, Pair(1, 2) == (1, 2), Config(x=1).x, Config(a=1), sorted([Id(3), Id(1)]), str(Name("q")), repr(Name("q")), "%d" % Id(4))
try: Config().y
except AttributeError as e: print(repr(e))
a, b = Pair(3, 4); print(a, b, hash(Pair(1, 2)) == hash((1, 2)), bool(Stack()), Stack([1, 2]) + [3], json if False else [*Stack("xy")])
class Upper(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = Upper(a=1); u["b"] = 2; u.update(c=3); print(u)
