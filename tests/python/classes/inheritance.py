class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


print(D().who(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__))
try:

    class X(A, B):
        pass

except TypeError as e:
    print(e)


class Base:
    registry = []

    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))


class One(Base, tag="x"):
    pass


class Two(One):
    pass


print(Base.registry)


class Mixin:
    def hello(self):
        return f"hello {self.name}"


class Person(Mixin):
    def __init__(self, name):
        self.name = name


class Worker(Person):
    def __init__(self, name, job):
        super().__init__(name)
        self.job = job


w = Worker("Ann", "dev")
print(w.hello(), w.job, super(Worker, w).hello())


class Singleton:
    _it = None

    def __new__(cls, *args):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it

    def __init__(self, v):
        self.v = v


print(Singleton(1) is Singleton(2), Singleton(3).v)
try:
    super().x
except RuntimeError as e:
    print(e)


class Outer:
    class Inner:
        def f(self):
            return type(self).__qualname__

    x = 1
    y = x + 1
    if y > 1:
        z = "branch"


print(Outer.Inner().f(), Outer.y, Outer.z)
Dyn = type("Dyn", (A,), {"v": 5})
print(Dyn.v, Dyn().who(), Dyn)


class Private:
    def __init__(self):
        self.__secret = 1

    def get(self):
        return self.__secret


print(Private().get(), Private().__dict__)
