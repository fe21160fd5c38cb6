def make(name, bases, ns):
    print("making", name, sorted(k for k in ns if k[0] != "_"))
    return type(name, bases, {**ns, "extra": 1})
class T(metaclass=make):
    x = 2
print(T.extra, T.x, type(T), T.__module__, T.__qualname__)
U = type("U", (T,), {"y": 3, "greet": lambda self: f"hi {self.y}"})
print(U().greet(), U.__name__, U.__module__, U.__bases__, U.__dict__["y"])
class M(type):
    def __new__(mcs, name, bases, ns): 
        ns["made_by"] = "M"
        return super().__new__(mcs, name, bases, ns)
V = M("V", (), {"a": 1})
print(V.made_by, V, type(V), V().a)
W = type("W", (V,), {})
print(type(W), W.made_by, "made_by" in W.__dict__)
print(type(type), type(M), isinstance(M, type), issubclass(M, type))
for bad in [lambda: type(1, (), {}), lambda: type("x", [], {}), lambda: type("x", (), []), lambda: type("a", (1,), {}), lambda: type("x", ())]:
    try: bad()
    except TypeError as e: print(e)
class Field:
    def __set_name__(self, owner, name): print("named", owner.__name__, name); self.name = name
R = type("R", (), {"f": Field()})
class Init:
    def __init_subclass__(cls, **kw): print("init_subclass", cls.__name__, kw)
S = type("S", (Init,), {}, level=3) if False else type("S", (Init,), {})
