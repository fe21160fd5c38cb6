class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"injected": 42}
    def __new__(mcs, name, bases, ns, **kw):
        ns = dict(ns)
        fields = {k: v for k, v in ns.items() if not k.startswith("_")}
        ns["_fields"] = list(fields)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)

class Form(metaclass=Meta):
    name = "n"
    age = 3
    print("in body", injected)

class Sub(Form, option=True):
    other = injected + 1
    def m(self): return super().__class__, __class__
print(Form._fields, Sub._fields, Sub.other)
print(Sub().m())
