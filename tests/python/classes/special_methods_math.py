"""Arithmetic dunders with their reflected and in-place forms, unary ones and NotImplemented."""
class Money:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"Money({self.n})"
    def __add__(self, o): return Money(self.n + o.n) if isinstance(o, Money) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return Money(self.n - o.n)
    def __mul__(self, o): return Money(self.n * o)
    __rmul__ = __mul__
    def __truediv__(self, o): return Money(self.n / o)
    def __rtruediv__(self, o): return f"{o}/{self.n}"
    def __floordiv__(self, o): return "floor"
    def __mod__(self, o): return "mod"
    def __rmod__(self, o): return "rmod"
    def __pow__(self, o, m=None): return f"pow {o} {m}"
    def __rpow__(self, o): return f"rpow {o}"
    def __divmod__(self, o): return "divmod"
    def __lshift__(self, o): return "<<"
    def __rshift__(self, o): return ">>"
    def __and__(self, o): return "&"
    def __rand__(self, o): return "r&"
    def __or__(self, o): return "|"
    def __xor__(self, o): return "^"
    def __matmul__(self, o): return "@"
    def __neg__(self): return Money(-self.n)
    def __pos__(self): return self
    def __abs__(self): return Money(abs(self.n))
    def __invert__(self): return "~"
    def __int__(self): return self.n
    def __float__(self): return float(self.n)
    def __index__(self): return self.n
    def __round__(self, d=None): return f"round {d}"
    def __bool__(self): return self.n != 0
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor!"
    def __ceil__(self): return "ceil!"
m, two = Money(3), Money(2)
print(m + two, sum([m, two]), m - two, m * 2, 2 * m, m / 2, 6 / m, m // 1, m % 1, "x" % m if False else 7 % m, m ** 2, pow(m, 2, 5), 2 ** m, divmod(m, 1), m << 1, m >> 1, m & 1, 1 & m, m | 1, m ^ 1, m @ 1)
import math
print(-m, +m, abs(Money(-1)), ~m, int(m), float(m), [10, 20, 30, 40][m], "abcdef"[:m], round(m), round(m, 2), bool(Money(0)), hex(m), range(m), math.floor(m), math.ceil(m), math.trunc(m), "ab" * m if False else bin(m))
for wrong in [lambda: m + 1, lambda: 1 + m, lambda: m - 1, lambda: 1 - m, lambda: 1 // m, lambda: m < m, lambda: object() + 1, lambda: -object(), lambda: ~1.5, lambda: abs("a"), lambda: +"a", lambda: -[], lambda: divmod(1, "a"), lambda: pow("a", 2), lambda: 1 @ 2, lambda: {} | 1, lambda: "a" - 1, lambda: [] + 1, lambda: 1 ** "a", lambda: round("a")]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
