class Animal:
    """An animal."""

    count = 0
    kinds = []

    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs
        Animal.count += 1

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def speak(self):
        return "..."


class Dog(Animal):
    def speak(self):
        return "Woof " + super().speak()


d = Dog("Rex", legs=3)
print(d, str(d), [d], d.speak(), Animal.count, Dog.count, d.count)
print(isinstance(d, Animal), isinstance(d, (int, Dog)), issubclass(Dog, Animal), type(d) is Dog)
print(Dog.__name__, Dog.__mro__, Animal.__doc__, Dog.__doc__, d.__class__, Dog.__bases__)
print(d.__dict__, vars(d), Dog.__module__, Dog.speak.__qualname__)
d.color = "brown"
print(sorted(d.__dict__), getattr(d, "color"), getattr(d, "size", None), hasattr(d, "size"))
setattr(d, "size", 5)
delattr(d, "color")
print(d.size, hasattr(d, "color"))
print(Animal.speak(d), Dog.speak.__name__)


class Empty:
    pass


for f in [lambda: d.nothing, lambda: Dog.nothing, lambda: Dog(), lambda: Empty(1), lambda: Dog("a", 1, 2), lambda: Empty().x, lambda: (3).foo, lambda: "s".bar, lambda: None.x, lambda: [].y, lambda: Dog.speak(), lambda: print.x]:
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)
print(Empty() == Empty(), d == d, d != d, Empty().__class__.__name__)
e = Empty()
print({e: 1}[e], e in [e], hash(e) == hash(e))
