"""Format specifications at their edges: a precision without a type, zero as fill beside an alignment, `z`, infinities
in groups."""
from decimal import Decimal

for value in (100.0, 1000.0, 99.95, 0.0, 12345.678):
    print(format(value, ".3"), format(value, ".0"), format(value, "#.3"), format(value, ".5"))
for specification in ("<05", ">05", "^05", "05", "*<05", "=05"):
    print(repr(specification), format(42, specification), format(-4.5, specification))
print(format("ab", "<05"), format("ab", "05"), format("ab", "^05"))
print(format(float("-inf"), "z.1f"), format(-0.04, "z.1f"))
try:
    print(format(True, "z"))
except ValueError as error:
    print(error)
print(format(Decimal("Infinity"), ",.2f"), format(Decimal("NaN"), "%"), format(Decimal("1E+5"), "g"))
print(round(1e300, -299), round(12345.678, -2), round(-150.0, -2), round(250.0, -2), round(49.0, -2), round(51.0, -2))
