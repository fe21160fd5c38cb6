class Even(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, int) and instance % 2 == 0
    def __subclasscheck__(cls, sub):
        return sub is int or super().__subclasscheck__(sub)
class EvenInt(metaclass=Even): pass
class Sub(EvenInt): pass
print(isinstance(2, EvenInt), isinstance(3, EvenInt), isinstance(EvenInt(), EvenInt))
print(issubclass(int, EvenInt), issubclass(str, EvenInt), issubclass(Sub, EvenInt))
class Final(type):
    def __new__(mcs, name, bases, ns):
        for b in bases:
            if isinstance(b, Final):
                raise TypeError(f"type '{b.__name__}' is not an acceptable base type")
        return type.__new__(mcs, name, bases, dict(ns))
class F(metaclass=Final):
    def go(self): return 1
try:
    class G(F): pass
except TypeError as e:
    print(e)
class Frozen(type):
    def __setattr__(cls, name, value):
        raise AttributeError(f"cannot set {name}")
class K(metaclass=Frozen): a = 1
try: K.a = 2
except AttributeError as e: print(e)
K().b = 3
class Loud(type):
    def __setattr__(cls, name, value):
        print("setting", name, value)
        super().__setattr__(name, value)
    def __delattr__(cls, name):
        print("deleting", name)
        super().__delattr__(name)
class L(metaclass=Loud): pass
L.x = 1
print(L.x)
del L.x
print(hasattr(L, "x"))
