"""Enum: members, lookups, iteration, aliases, auto, methods, comparison, printing."""
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = "g"
    CRIMSON = 1
    def shout(self): return self.name.upper() + "!"
    @property
    def short(self): return self.name[0]
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color("g"), Color["RED"], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.CRIMSON.name, Color.RED.shout(), Color.RED.short, Color.default(), Color.RED in Color, list(Color.__members__), Color.__members__["CRIMSON"])
print(Color.RED == 1, Color.RED == Color.RED, Color.RED != Color.GREEN, {Color.RED: "x"}[Color.RED], isinstance(Color.RED, Color), type(Color.RED), f"{Color.RED} {Color.RED!r} {Color.RED.name:>5}", str(Color.GREEN), bool(Color.RED), [c.value for c in reversed(Color)])
class Num(IntEnum): ONE = 1; TWO = 2
class S(StrEnum): A = auto(); B = "bee"
class Auto(Enum): X = auto(); Y = auto(); Z = 10; W = auto()
class Str(str, Enum): OPEN = "open"; CLOSED = "closed"
print(Num.ONE + 1, Num.TWO > Num.ONE, Num.ONE == 1, Num(2), repr(Num.ONE), str(Num.ONE), f"{Num.ONE}", sorted([Num.TWO, Num.ONE]), S.A, repr(S.A), S.B == "bee", S.A.upper(), [m.value for m in Auto], Str.OPEN == "open", str(Str.OPEN), f"{Str.OPEN}", Str.OPEN.value, Str("closed"), "x" + Str.OPEN, repr(Str.OPEN), max(Num), int(Num.TWO))
for wrong in [lambda: Color(5), lambda: Color["X"], lambda: Color.NOPE, lambda: Color.RED < Color.GREEN, lambda: Color.RED.nope, lambda: Color(), lambda: Str("zz"), lambda: "x" in Color]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
def set_member(): Color.RED = 5
def set_name(): Color.RED.value = 5
def subclass():
    class More(Color): BLUE = 3
def duplicates():
    @unique
    class D(Enum): A = 1; B = 1
def again():
    class D(Enum):
        A = 1
        A = 2
for f in (set_member, set_name, subclass, duplicates, again):
    try: f()
    except Exception as e: print(type(e).__name__, e)
