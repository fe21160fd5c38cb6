"""property with setter and deleter, inheritance of properties, and errors from missing parts."""
class Temp:
    def __init__(self, c): self._c = c
    @property
    def f(self):
        """Fahrenheit."""
        return self._c * 9 / 5 + 32
    @f.setter
    def f(self, value): self._c = (value - 32) * 5 / 9
    @f.deleter
    def f(self): print("deleted")
    read = property(lambda self: "r", doc="reads")
t = Temp(100); print(t.f); t.f = 32; print(t._c); del t.f; print(Temp.f.__doc__, Temp.read.__doc__, type(Temp.f).__name__, t.read)
class Sub(Temp):
    @Temp.f.getter
    def f(self): return "sub"
    @property
    def read(self): return super().read + "!"
print(Sub(0).f, Sub(0).read)
def a(): t.read = 1
def b(): del t.read
class Write:
    w = property(None, lambda self, v: print("w", v))
    @property
    def broken(self): return self.missing
w = Write(); w.w = 1
for wrong in (a, b, lambda: w.w, lambda: w.broken):
    try: wrong()
    except AttributeError as e: print(e)
