"""Multiple inheritance: the MRO, cooperative super, conflicts, issubclass and isinstance."""
class Base:
    def __init__(self): self.log = ["Base"]
    def who(self): return ["Base"]
class L(Base):
    def __init__(self): super().__init__(); self.log.append("L")
    def who(self): return ["L"] + super().who()
class R(Base):
    def __init__(self): super().__init__(); self.log.append("R")
    def who(self): return ["R"] + super().who()
class D(L, R):
    def who(self): return ["D"] + super().who()
print([c.__name__ for c in D.__mro__], D().log, D().who(), super(L, D()).who(), D.mro()[1].__name__, D.__bases__, D.__base__)
print(issubclass(D, (int, R)), isinstance(D(), Base), issubclass(D, D), type(D()) is D, isinstance(1, (str, int)), isinstance(True, int), isinstance(None, type(None)), isinstance(1, int | str))
for make in [lambda: type("X", (Base, L), {}), lambda: type("Y", (int, str), {}), lambda: type("Z", (bool,), {}), lambda: type("W", (5,), {}), lambda: type("V", (L, L), {}), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 5)]:
    try: print(make())
    except TypeError as e: print(e)
