class Meta(type):
    def __new__(mcs, name, bases, ns):
        return super().__new__(mcs, name, bases)
class X(metaclass=Meta): pass
