"""Code in class bodies: loops, conditions, nested classes, names of the body, class-level comprehension results."""
class Settings:
    debug = True
    if debug: level = "low"
    else: level = "high"
    for i in range(3): last = i
    names = ["a", "b"]; upper = [n.upper() for n in names]
    class Inner:
        value = 1
        def get(self): return self.value
    def method(self): return self.level, Settings.last, type(self).Inner().get()
    try: bad = undefined
    except NameError as e: bad = str(e)
    x = y = 5; x += 1
    alias = method
    del i
    print("body runs", debug)
s = Settings(); print(s.level, s.last, s.upper, s.method(), s.bad, s.x, s.y, s.alias(), hasattr(s, "i"), Settings.Inner.__qualname__, Settings.__doc__)
x = "global"
class Lookup:
    print(x); x = "class"; print(x)
    def f(self): return x
print(Lookup().f(), Lookup.x)
def make():
    local = "enclosing"
    class C:
        z = local
        def g(self): return local
    return C
print(make().z, make()().g(), make().__qualname__)
