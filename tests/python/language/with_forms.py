"""with: several items, what __enter__ gives, suppression, order of exits, and objects that are no managers."""
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow
with Manager("a") as a, Manager("b") as b: print(a, b)
with (Manager("c") as c, Manager("d", True)): raise ValueError("inside")
with Manager("e", True) as (x, *y): print(x, y); 1 / 0
def returns():
    with Manager("f"): return "value"
print(returns())
for i in range(2):
    with Manager("g"):
        if i == 0: continue
        break
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
for wrong in (5, NoExit(), NoEnter(), None):
    try:
        with wrong: pass
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)
class Raises:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("from exit")
try:
    with Raises(): raise ValueError("first")
except KeyError as error: print(repr(error), repr(error.__context__))
