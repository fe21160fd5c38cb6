class Auto(type):
    def __init__(cls, name, bases, attrs):
        super().__init__(name, bases, attrs)
        for key, value in attrs.items():
            if callable(value) and not key.startswith("__"):
                setattr(cls, key + "_logged", cls.wrap(value))
    def wrap(cls, f):
        def inner(*a, **k):
            print("call", cls.__name__, f.__name__)
            return f(*a, **k)
        return inner
class S(metaclass=Auto):
    def go(self, x): return x * 2
print(S().go_logged(4))
class Counting(type):
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        cls.count = 0
    def __call__(cls, *a, **k):
        cls.count += 1
        obj = super().__call__(*a, **k)
        obj.serial = cls.count
        return obj
class N(metaclass=Counting):
    def __init__(self, name): self.name = name
x, y = N("a"), N(name="b")
print(N.count, x.serial, y.serial, y.name)
try: N()
except TypeError as e: print(e)
class NoNew(type):
    def __call__(cls, *a): raise TypeError(f"{cls.__name__} cannot be instantiated")
class Const(metaclass=NoNew): A = 1
try: Const()
except TypeError as e: print(e)
print(Const.A)
class Bad(type):
    def __init__(cls, name): pass
class Boom(metaclass=Bad): pass
