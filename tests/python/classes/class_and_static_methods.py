"""classmethod and staticmethod through classes, instances, subclasses and super()."""
class A:
    made = 0
    @classmethod
    def make(cls, *args): cls.made += 1; return cls(*args)
    @staticmethod
    def add(a, b): return a + b
    def __init__(self, n=0): self.n = n
    def __repr__(self): return f"{type(self).__name__}({self.n})"
class B(A):
    @classmethod
    def make(cls, *args): return "B:" + repr(super().make(*args))
print(A.make(1), B.make(2), A().make(), A.add(1, 2), B().add(3, 4), A.made, B.made, B.__dict__.get("made"), A.make.__self__ is A, A.__dict__["add"].__func__(1, 1))
print(A.make.__name__, A.add.__name__, type(A.__dict__["make"]).__name__, B.make.__func__ is A.make.__func__)
