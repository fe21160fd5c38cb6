"""__dict__ of a class, vars() and MappingProxyType: live views that cannot be written to."""
class A:
    """doc"""
    x=1
    def f(self): pass
print(type(vars(A)), type(A.__dict__).__name__)
d=A.__dict__
print("x" in d, d["x"], list(k for k in d if not k.startswith("__")), d.get("q"), len(d)>2)
try: d["y"]=2
except TypeError as e: print(e)
try: del d["x"]
except TypeError as e: print(e)
A.y=5; print(d["y"])
print({k:v for k,v in vars(A).items() if k in ("x","y")})
print(sorted(k for k in vars(A).keys() if k[0] != "_"))
print(dict(d)["x"], d.copy()["x"], type(d.copy()))
print(isinstance(d, dict), d == dict(d))
class B(A): z=1
print([k for k in B.__dict__])
import types
m=types.MappingProxyType({"a":1}); print(m, m["a"], m|{"b":2}, type(m))
try: m["b"]=1
except TypeError as e: print(e)
try: m.update({})
except AttributeError as e: print(e)
print(len(m), list(m.items()), "a" in m, m.get("z",3), m=={"a":1}, {**m}, list(reversed(m)))
try: hash(m)
except TypeError as e: print(e)
def g(): pass
print(vars(g), type(vars(g)))
try: vars(3)
except TypeError as e: print(e)
