"""Flag and IntFlag: combining, containment, printing, zero, iteration; the functional call; mixed data."""
from enum import Enum, Flag, IntFlag, auto
class P(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
class I(IntFlag): A = 1; B = 2
print(P.R | P.X, P.R & P.W, ~P.R, P.RW, P.R in P.RW, P(3), P(0), bool(P(0)), list(P.RW), list(P), repr(P.R | P.X), (P.R | P.W).value, P.R ^ P.RW, I.A | I.B, I.A | 4, I(3) == 3, I.A in I(3), P.R.name, (P.R | P.X).name)
Animal = Enum("Animal", "CAT DOG"); Two = Enum("Two", {"x": 10, "y": 20}); Three = Enum("Three", ["A", "B"])
print(list(Animal), Animal.CAT.value, Two.y, Two(10), list(Three))
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.4e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def density(self): return round(self.mass / self.radius ** 3)
print(Planet.EARTH.mass, Planet.MARS.radius, Planet.EARTH.value, Planet.EARTH.density, Planet((6.4e23, 3.4e6)))
class Level(Enum):
    LOW = 1
    HIGH = 2
    @classmethod
    def _missing_(cls, value): return cls.LOW if value == "low" else None
    def __lt__(self, o): return self.value < o.value
    def __str__(self): return self.name.lower()
print(Level("low"), Level.LOW < Level.HIGH, f"{Level.HIGH}", sorted([Level.HIGH, Level.LOW]), Level.LOW.__class__, Level.__name__)
try: Level("zz")
except ValueError as e: print(e)
try: P(64)
except ValueError as e: print(e)
