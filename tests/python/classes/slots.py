"""__slots__: instances without a __dict__, inheritance with and without, what is read and deleted before it is set."""
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x=x; self.y=y
p=P(1,2); print(p.x, p.y, P.__slots__)
try: p.z=3
except AttributeError as e: print(e)
try: p.__dict__
except AttributeError as e: print(e)
try: vars(p)
except TypeError as e: print(e)
del p.x
try: p.x
except AttributeError as e: print(e)
try: del p.x
except AttributeError as e: print(e)
p.x=5; print(p.x)
print(hasattr(p,"__dict__"), hasattr(p,"x"))
class Q(P):
    __slots__=("w",)
q=Q(1,2); q.w=3; print(q.w,q.x)
try: q.v=1
except AttributeError as e: print(e)
class R(P): pass
r=R(1,2); r.foo=3; print(r.__dict__, r.x)
class S:
    __slots__="only"
s=S(); s.only=1; print(s.only)
try: s.b=1
except AttributeError as e: print(e)
class T:
    __slots__=["a","__dict__"]
t=T(); t.a=1; t.b=2; print(t.__dict__, t.a)
print(P.x, type(P.x).__name__)
try:
    class U:
        __slots__=("a",)
        a=1
except ValueError as e: print(e)
class V:
    __slots__=()
    z=7
v=V(); print(v.z)
try: v.z=8
except AttributeError as e: print(e)
import copy
c=copy.copy(q); print(c.x,c.y,c.w)
d=copy.deepcopy(q); print(d.x,d.w)
class W:
    __slots__=("__private","pub")
    def __init__(self): self.__private=1; self.pub=2
    def get(self): return self.__private
print(W().get(), W.__slots__)
import dataclasses
@dataclasses.dataclass(slots=True)
class DC:
    a: int
    b: int = 2
o=DC(1); print(o, DC.__slots__)
try: o.c=1
except AttributeError as e: print(e)
print(hasattr(o,"__dict__"))
@dataclasses.dataclass(frozen=True, slots=True)
class DF:
    a: int
f=DF(3); print(f, hash(f)==hash(DF(3)))
try: f.a=3
except dataclasses.FrozenInstanceError as e: print(e)
