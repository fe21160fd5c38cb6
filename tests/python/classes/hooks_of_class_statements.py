"""__init_subclass__, __set_name__ and descriptors, with and without __set__."""
class Reg:
    subs=[]
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); cls.tag=tag; Reg.subs.append(cls.__name__)
class A(Reg, tag="a"): pass
class B(A): pass
print(Reg.subs, A.tag, B.tag)
try:
    class C(Reg, foo=1): pass
except TypeError as e: print(e)
try:
    class D(foo=1): pass
except TypeError as e: print(e)
class Desc:
    def __set_name__(self, owner, name): self.name=name; print("set_name", owner.__name__, name)
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value): obj.__dict__[self.name]=value*2
    def __delete__(self, obj): del obj.__dict__[self.name]
class X:
    a=Desc(); b=Desc()
x=X(); print(x.a); x.a=3; print(x.a, x.__dict__); del x.a; print(x.a)
print(X.a.name, type(X.a).__name__)
class NonData:
    def __get__(self, o, t=None): return "nd" if o is not None else "cls"
class Y:
    v=NonData()
y=Y(); print(y.v, Y.v); y.v=3; print(y.v)
class Lazy:
    def __init__(self, f): self.f=f; self.__doc__=f.__doc__
    def __set_name__(self, o, n): self.n=n
    def __get__(self, o, t=None):
        if o is None: return self
        v=self.f(o); o.__dict__[self.n]=v; return v
class Z:
    @Lazy
    def big(self): print("computing"); return 42
z=Z(); print(z.big, z.big)
class Typed:
    def __init__(self, t): self.t=t
    def __set_name__(self, o, n): self.n="_"+n
    def __get__(self, o, t=None): return getattr(o, self.n)
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n} must be {self.t.__name__}")
        setattr(o, self.n, v)
class M:
    n=Typed(int)
    def __init__(self, n): self.n=n
print(M(3).n)
try: M("x")
except TypeError as e: print(e)
class RO:
    def __get__(self,o,t=None): return 1
    def __set__(self,o,v): raise AttributeError("read only")
class N: r=RO()
try: N().r=2
except AttributeError as e: print(e)
try: del N().r
except AttributeError as e: print(e)
class Bad:
    def __set_name__(self, o, n): raise ValueError("bad "+n)
try:
    class K: q=Bad()
except RuntimeError as e: print(type(e).__name__, e, repr(e.__cause__))
class Meta:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(Meta[int], Meta["x",1])
