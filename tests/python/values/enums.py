from enum import Enum, IntEnum, StrEnum, Flag, auto, unique
class Colour(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self):
        return f"{self.name} is {self.value}"
    @property
    def lower(self):
        return self.name.lower()
    @classmethod
    def default(cls):
        return cls.GREEN
print(Colour.RED, repr(Colour.RED), Colour.RED.name, Colour.RED.value, Colour(2), Colour["RED"], Colour.CRIMSON is Colour.RED)
print(list(Colour), len(Colour), Colour.RED in Colour, [c.name for c in Colour], Colour.__members__, Colour)
print(Colour.RED.describe(), Colour.RED.lower, Colour.default(), Colour.RED == 1, Colour.RED == Colour.RED, Colour.RED is Colour(1), isinstance(Colour.RED, Colour), type(Colour.RED))
print({Colour.RED: "r"}[Colour.RED], f"{Colour.RED} {Colour.RED!r:>20}", str(Colour.GREEN), sorted(Colour, key=lambda c: c.value, reverse=True))
for bad in (lambda: Colour(9), lambda: Colour["NO"], lambda: Colour.NO, lambda: Colour.RED < Colour.GREEN):
    try:
        print(bad())
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class Num(IntEnum):
    ONE = auto()
    TWO = auto()
print(Num.TWO, repr(Num.TWO), Num.TWO + 1, Num.ONE < Num.TWO, Num(1), f"{Num.TWO}", "%d" % Num.TWO, [10, 20, 30][Num.TWO], max(Num), Num.ONE == 1)
class Name(StrEnum):
    ALPHA = auto()
    BETA = "b"
print(Name.ALPHA, repr(Name.ALPHA), Name.BETA == "b", Name("b"), f"{Name.BETA}!", Name.BETA.upper(), ",".join(Name))
class Kind(str, Enum):
    A = "a"
    B = "b"
print(Kind.A, repr(Kind.A), Kind.A == "a", f"{Kind.A}", Kind.A + "x", Kind("b").value, "a" in [Kind.A], {"a": 1}[Kind.A], isinstance(Kind.A, str), len(Kind.A))
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
print(Planet.EARTH.mass, Planet.MARS.value, Planet((0.64, 3.39)))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
p = Perm.R | Perm.W
print(p, repr(p), Perm.R in p, Perm.X in p, p & Perm.R, ~Perm.R, bool(p & Perm.X), p.value, list(p), Perm(5))
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
match Colour.RED:
    case Colour.GREEN:
        print("green")
    case Colour.RED:
        print("red")
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
try:
    class More(Colour):
        BLUE = 3
except TypeError as e:
    print(e)
