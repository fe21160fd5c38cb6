"""__getattribute__ is asked for every attribute; __getattr__ for what it does not find."""
class Log:
    def __init__(self): self.x=1
    def __getattribute__(self, name):
        print("get", name) if not name.startswith("__") else None
        return object.__getattribute__(self, name)
    def hi(self): return self.x
l=Log(); print(l.x, l.hi())
try: l.nope
except AttributeError as e: print(e)
class Fallback:
    def __getattribute__(self, name):
        if name=="magic": raise AttributeError("no magic")
        return super().__getattribute__(name)
    def __getattr__(self, name): return f"<{name}>"
f=Fallback(); print(f.magic, f.other); f.z=3; print(f.z, getattr(f,"q",None), hasattr(f,"q"))
class Deny:
    def __init__(self): self.a=1
    def __getattribute__(self, name):
        if name.startswith("_"): raise AttributeError(f"private {name}")
        return super().__getattribute__(name)
d=Deny(); print(d.a)
try: d._x
except AttributeError as e: print(e)
print(len(str(d))>0)
class Guarded:
    def __getattr__(self, name): return f"no {name}"
    @property
    def broken(self): raise AttributeError("inside")
    @property
    def wrong(self): raise ValueError("inside")
print(Guarded().broken, Guarded().x)
try: Guarded().wrong
except ValueError as e: print(e)
class Counting:
    reads = 0
    def __getattribute__(self, name):
        Counting.reads += 1
        return object.__getattribute__(self, name)
    def method(self): return 1
    def __len__(self): return 3
c = Counting(); c.a = 1; c.method(); c.method(); c.a; len(c); print(Counting.reads)
