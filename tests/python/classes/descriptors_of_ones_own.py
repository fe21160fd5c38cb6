"""Descriptors with __get__, __set__, __delete__, __set_name__; non-data ones; validation."""
class Typed:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.name, self.default)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(obj, self.name, value)
    def __delete__(self, obj): delattr(obj, self.name)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        print("computing", self.name); value = obj.__dict__[self.name] = self.f(obj); return value
class User:
    name = Typed(str, "anon"); age = Typed(int)
    def __init__(self, age): self.age = age
    @Lazy
    def double(self): return self.age * 2
u = User(5); print(u.name, u.age, u.double, u.double, vars(u)); u.name = "Bo"; print(u.name); del u.name; print(u.name, type(User.name).__name__, User.double.name)
try: u.age = "x"
except TypeError as e: print(e)
try: User("a")
except TypeError as e: print(e)
