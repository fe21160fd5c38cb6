class Ordered(type):
    def __new__(mcs, name, bases, ns, /, **kw):
        cls = type.__new__(mcs, name, bases, ns)
        cls.order = tuple(k for k in ns if not k.startswith("__"))
        return cls
class Validated(Ordered):
    def __new__(mcs, name, bases, ns, required=()):
        missing = [r for r in required if r not in ns]
        if missing:
            raise TypeError(f"{name} lacks {', '.join(missing)}")
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, required=()):
        super().__init__(name, bases, ns)
        cls.required = required
class Model(metaclass=Validated, required=["a"]):
    a = 1
    b = 2
    def m(self): pass
print(Model.order, Model.required)
class Bad(Model, required=["zz"]): pass
