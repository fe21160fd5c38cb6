"""Decimal: exact arithmetic, printing, quantize, rounding modes, comparisons with other numbers."""
from decimal import Decimal, ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, InvalidOperation, getcontext
a, b = Decimal("1.10"), Decimal("2.205")
print(a + b, a * b, b - a, a / b, b // a, b % a, a ** 2, -a, abs(-a), +a, a + 1, 2 * a, divmod(b, a), repr(a), str(a), float(a), int(b), bool(Decimal(0)), Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(3))
print([str(b.quantize(Decimal("0.01"), rounding=r)) for r in (ROUND_HALF_UP, ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR)], b.quantize(Decimal("1")), round(b, 2), round(b), round(Decimal("2.5")), b.to_integral_value(), a.normalize(), Decimal("1E+3"), Decimal("1000").normalize(), Decimal("1E-10"), Decimal("0.0000001"), Decimal("-0"), Decimal("NaN"), Decimal("Infinity"))
print(a == 1.1, a == Decimal("1.1"), hash(Decimal("1.0")) == hash(1), a < 2, a > 1.0, sorted([Decimal(3), 1, 2.5]), max(a, b), sum([a, b]), Decimal(5), Decimal(0.5), Decimal("  3.0 "), Decimal("1_000.5"), Decimal((0, (1, 2), -1)), a.as_tuple(), b.adjusted(), a.is_zero(), Decimal("2").sqrt())
print(f"{b:.2f} {Decimal('1234567.891'):,.2f} {a:>8} {a:e} {Decimal('0.256'):.1%} {b:g} {Decimal('12'):05}", "%s %.1f %d" % (a, b, b), format(Decimal("1e6"), "f"), json_safe := str(Decimal("10.00")))
for wrong in [lambda: Decimal("x"), lambda: a / 0, lambda: Decimal(0) / 0, lambda: a + 1.5, lambda: a + "1", lambda: a < "a", lambda: Decimal("-1").sqrt(), lambda: int(Decimal("NaN")), lambda: Decimal("1e30").quantize(Decimal("0.01")), lambda: Decimal(None)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
