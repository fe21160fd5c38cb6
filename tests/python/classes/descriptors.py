class Circle:
    def __init__(self, r):
        self._r = r

    @property
    def r(self):
        "Radius."
        return self._r

    @r.setter
    def r(self, v):
        if v < 0:
            raise ValueError("negative")
        self._r = v

    @r.deleter
    def r(self):
        print("deleted")

    @property
    def area(self):
        return 3 * self._r**2

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def double(x):
        return x * 2


c = Circle(2)
c.r = 5
print(c.r, c.area, Circle.unit().r, Circle.double(4), c.double(3), Circle.r.__doc__)
del c.r
for f in [lambda: setattr(c, "r", -1), lambda: setattr(c, "area", 1), lambda: delattr(c, "area")]:
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


class Sub(Circle):
    @property
    def area(self):
        return super().area + 1

    @classmethod
    def unit(cls):
        s = super().unit()
        return type(s).__name__


print(Sub(1).area, Sub.unit())


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value


class P:
    age = Typed(int)


p = P()
print(p.age)
p.age = 3
print(p.age, type(P.age).__name__)
try:
    p.age = "x"
except TypeError as e:
    print(e)
bound = c.double
print(bound(2), callable(bound), callable(3))
m = c.unit
print(m().r)
