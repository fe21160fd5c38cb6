"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__, __dict__ and __slots__-free instances."""
class Lazy:
    def __init__(self): self.real = 1
    def __getattr__(self, name):
        if name.startswith("x"): return f"made {name}"
        raise AttributeError(f"no {name} here")
l = Lazy(); print(l.real, l.xyz, hasattr(l, "abc"), getattr(l, "abc", "default"))
try: l.abc
except AttributeError as e: print(e)
class Logged:
    def __setattr__(self, name, value): print("set", name, value); super().__setattr__(name, value)
    def __delattr__(self, name): print("del", name); object.__delattr__(self, name)
g = Logged(); g.a = 1; print(g.a, g.__dict__); del g.a; print(vars(g), hasattr(g, "a"))
class Plain: kind = "class"
p = Plain(); p.__dict__["y"] = 5; print(p.y, p.__dict__, vars(p), "y" in dir(p), p.kind, Plain.__dict__["kind"]); p.kind = "own"; del p.kind; print(p.kind, setattr(p, "z", 1), p.z, delattr(p, "z"), hasattr(p, "z"))
class WithDir:
    def __dir__(self): return ["b", "a"]
print(dir(WithDir()), [n for n in dir(Plain) if not n.startswith("__")])
try: p.nope
except AttributeError as e: print(e, e.name, e.obj is p)
try: Plain.nope
except AttributeError as e: print(e)
try: (5).x = 1
except AttributeError as e: print(e)
try: "a".upper = 1
except AttributeError as e: print(e)
try: object().x = 1
except AttributeError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
