class A:
    x = 1

    def __init__(self):
        self.y = 2

    def m(self):
        pass


a = A()
print([n for n in dir(a) if not n.startswith("_")], vars(a), callable(a.m), callable(A), callable(a))
print(getattr(a, "x"), getattr(a, "z", "none"), hasattr(a, "m"), type(a.m).__name__, a.m.__name__, a.m.__self__ is a, a.m.__func__ is A.m)
print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), type(1) == int, type(a) == A, isinstance(None, type(None)))
print(id(a) == id(a), a is a, a is not A(), None is None, [] is [], () == ())
print(A.__dict__["x"], "m" in A.__dict__, A.m.__name__, len.__name__, int.__name__, str.upper("a"), list.append.__name__)
a.__dict__["w"] = 5
print(a.w, a.__dict__)
print(a.m == a.m, A.m is A.m, str.join(",", ["a", "b"]), dict.get({"k": 1}, "k"), int.__name__, type("x")("y"))
try:
    str.upper(3)
except TypeError as e:
    print(e)
try:
    isinstance(1, 2)
except TypeError as e:
    print(e)
try:
    issubclass(1, int)
except TypeError as e:
    print(e)
try:
    int.x = 1
except TypeError as e:
    print(e)
try:
    (1).x = 1
except AttributeError as e:
    print(e)
print(globals()["a"] is a, "A" in globals(), __doc__, format(3.14159, ".2f"), format("x", ">3"))
print(a.__class__.__name__, A.__class__, type(A), object, object() == object(), isinstance(A, type), isinstance(A, object))
print(A.__subclasses__(), bool(A), NotImplemented, Ellipsis, hash(None) == hash(None))
