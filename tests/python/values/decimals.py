from decimal import Decimal, ROUND_HALF_UP, ROUND_DOWN, InvalidOperation, getcontext
a, b = Decimal("10.25"), Decimal("3")
print(a + b, a - b, a * b, a / b, a // b, a % b, -a, abs(-a), a ** 2, divmod(7, 2))
print(repr(a), str(a), float(a), int(a), round(a, 1), round(a), round(Decimal("2.5")), bool(Decimal("0.00")))
print(a == 10.25, a > 3, a == Decimal("10.250"), hash(Decimal("2")) == hash(2), hash(a) == hash(10.25), {Decimal("1"): "x"}[1], Decimal("NaN") == Decimal("NaN"))
print(Decimal("2.675").quantize(Decimal("0.01")), Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), Decimal("-1.29").quantize(Decimal("0.1"), ROUND_DOWN), Decimal("1234").quantize(Decimal("1e2")))
print(Decimal(0.1), Decimal("1E+3"), Decimal("1e-10"), Decimal("0E-8"), Decimal(5), Decimal("-0"), Decimal("  3.0 "), Decimal("Infinity"), Decimal((0, (1, 2, 3), -2)))
print(f"{a:.1f} {a:>10} {Decimal('1234567.891'):,.2f} {Decimal('0.5'):.0%} {a:e}", sum([Decimal("0.1")] * 3), sum([a, b]) / 2)
print(Decimal("1.20").normalize(), Decimal("100").normalize(), Decimal("1.5").to_integral_value(), Decimal("2").sqrt(), Decimal("16").sqrt(), Decimal("1.23").as_tuple(), Decimal("1.25").as_integer_ratio())
print(Decimal(1) / 7, Decimal(2) ** -1, 1 / Decimal(4), 10 - Decimal("0.5"), max(a, b), sorted([a, b, Decimal("-1")]), Decimal("123.456").adjusted())
for bad in (lambda: a + 1.5, lambda: Decimal("abc"), lambda: a / 0, lambda: Decimal(0) / 0):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
