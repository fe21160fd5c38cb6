"""float: printing, rounding, special values and conversions."""
print(0.1 + 0.2, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1/3, 100.0, -0.0, 1e100, 5e-324, 1.7976931348623157e308, 2.5e-8, float("1e3"))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(0.5), round(1.0), round(1e20), round(2.345, 1), round(5.5, None))
print(float("inf"), float("-Infinity"), float("nan"), float(" 1.5 "), float("1_0.5"), float(3), float(True), float("nan") == float("nan"), float("inf") > 10**400)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, divmod(7.5, 2), 2.0 ** 0.5, 2 ** 0.5, 1.5.is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (255.5).hex(), float.fromhex("0x1.8p1"))
print(1.0 == 1, hash(1.0) == hash(1), 0.1 == 0.10000000000000001, 1e308 * 10, -1e308 * 10, 3.0.real, (1.5).conjugate(), int(1e20), int(-1.5), 1.5 < 2, 2 <= 2.0, 10**16 == 1e16, 10**16 + 1 == 1e16)
for wrong in [lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: float("x"), lambda: float(None), lambda: float(""), lambda: int(float("inf")), lambda: round(float("nan")),
              lambda: 10.0 ** 400, lambda: float(10**400), lambda: 1.5 & 1, lambda: 0.0 ** -1, lambda: float("1__0"), lambda: 10**400 / 3, lambda: round(1.5, "a"), lambda: [1][1.0], lambda: divmod(1.0, 0),
              lambda: (-8) ** 0.5 if False else float([])]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
