"""type, isinstance, callable, vars, dir, id, getattr chains and class attributes."""
class A:
    """Doc of A."""
    kind = 1
    def __init__(self): self.x = 5
    def method(self): "doc m"
a = A()
print(type(a), type(A), type(5).__name__, type(None), isinstance(a, object), vars(a), sorted(n for n in vars(A) if not n.startswith("__")), A.__doc__, a.method.__doc__, A.method.__name__, a.__class__, A.__name__, a.__module__, callable(a.method), callable(a), getattr(a, "y", "none"), hasattr(A, "kind"), id(a) == id(a), A.__dict__["kind"], type(a) == A, A is type(a))
print([n for n in dir(a) if not n.startswith("_")], "__init__" in dir(a), hasattr(5, "real"), type(type), type(len), type(A.method), type(a.method), type(lambda: 0), type(x for x in []), type(range(1)), type({}.keys()), type(iter([])), type(...), type(NotImplemented), type(print), isinstance(A, type), isinstance(len, type(print)), type(str.upper), type([].append))
print(issubclass(bool, int), issubclass(A, object), issubclass(int, (str, float)), str(int), repr(A.method).split(" at")[0], A.__mro__, A.mro() == list(A.__mro__), A().__init__ is not None, int.__name__, int.__module__, A.__bases__, type("B", (A,), {}).__bases__[0] is A)
