"""super() in methods, class methods, properties, comprehensions, and with explicit arguments."""
class A:
    def __init__(self, x=0): self.x = x
    def hi(self): return f"A{self.x}"
    @classmethod
    def make(cls, x): return cls(x)
    @property
    def p(self): return "Ap"
    @staticmethod
    def s(): return "As"
    def __repr__(self): return f"{self.__class__.__name__}({self.x})"
class B(A):
    def __init__(self, x, y): super().__init__(x); self.y = y
    def hi(self): return super().hi() + f"B{self.y}"
    @classmethod
    def make(cls, x): return super().make.__func__(lambda v: cls(v, v), x)
    @property
    def p(self): return super().p + "Bp"
    @staticmethod
    def s(): return A.s() + "Bs"
    def all(self): return [super(B, self).hi() for _ in range(2)]
b = B(1, 2); print(b, b.hi(), b.p, b.s(), b.all(), B.make(3), super(B, b).hi(), A.hi(b), isinstance(b, A), B.__mro__[1] is A)
class C(B):
    def hi(self): return "C+" + super().hi()
print(C(5, 6).hi(), super(C, C(1, 2)).hi(), C.__bases__, C(1, 2).p)
class NoInit(A): pass
print(NoInit(9), NoInit(), NoInit.make(4))
try: super().x
except RuntimeError as e: print(e)
try: b.zzz
except AttributeError as e: print(e)
try: super(B, 5)
except TypeError as e: print(e)
try: B(1)
except TypeError as e: print(e)
class D(B):
    def hi(self): return super().nope()
try: D(1, 2).hi()
except AttributeError as e: print(e)
