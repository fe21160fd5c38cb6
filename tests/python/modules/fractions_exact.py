"""Fractions are exact among themselves and with integers, and floats beside floats."""
from fractions import Fraction as F
import math

print(F(1, 3) + F(1, 6), F("0.25"), F(0.5), F(3), repr(F(2, -4)), F(1, 3) * 3, F(7, 2) // 1, F(-7, 2) % 2, 2 - F(1, 3))
print(F(1, 2) < F(2, 3), F(1, 2) == 0.5, 0.5 == F(1, 2), float(F(1, 3)), int(F(-7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), round(F(1234), -2))
print(F(3.14159).limit_denominator(100), F("3.1415926535897932").limit_denominator(1000), abs(F(-1, 2)), F(1, 2) ** 2, F(2, 3) ** -2, 2 ** F(3), 4 ** F(1, 2), F(4, 9).numerator)
print(hash(F(1, 2)) == hash(0.5), hash(F(-3)) == hash(-3), F("3/4"), F(" -1.5e2 "), 1 - F(1, 3), F(1, 2) + 0.5, sum([F(1, 2)] * 3), max(F(1, 2), F(1, 3)), F(1, 2).as_integer_ratio(), str(F(5, 1)))
print(math.floor(F(-7, 2)), math.ceil(F(7, 2)), math.trunc(F(-7, 2)), divmod(F(7, 2), F(2, 3)), bool(F(0)), -F(1, 2), sorted([F(1, 2), F(1, 3), 1, 0.4]), {F(1, 2): "half"}[0.5], 3 / F(1, 2), 7 % F(2, 3))
for attempt in [lambda: F(1, 0), lambda: F("x"), lambda: F(1, 2) + "a", lambda: F([]), lambda: F(1.5, 2), lambda: F(1, 2) < "a", lambda: F(1, 2) / 0, lambda: f"{F(1, 2):.2f}"]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
