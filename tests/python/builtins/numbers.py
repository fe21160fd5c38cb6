print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, 2**10, 2**-1, 7 / 2, 1e3, 10**18)
print(7.5 // 2, -7.5 // 2, -7.5 % 2, 2**0.5, 1 / 3, 0.1 + 0.2, 1e300 * 1e10, -1e300 * 1e10)
print(abs(-3), abs(-2.5), round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(0.5), round(-1.5), round(2.0, 1))
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), pow(2, 5), pow(3, 4, 5))
print(int("42"), int(" -7 "), int(3.9), int(-3.9), int("ff", 16), int("0b11", 0), int(True), int("1_000"), float("1.5"), float("inf"), float("-inf"), float(3), float("1e3"))
print(1 & 3, 1 | 2, 5 ^ 1, ~5, 1 << 4, 256 >> 3, -1 >> 1, True + True, True & False, not True)
print(0x1F, 0o17, 0b101, 1_000_000, 9223372036854775807, -9223372036854775808)
print(1 == 1.0, 1 is 1, hash(1) == hash(1.0), hash(2**61 - 1), hash(-1), hash(1.5), hash("a") == hash("a"))
print(max(1, 2.5), min([3, 1, 2]), sum([1, 2.5]), max("abc"), max([], default=0), max([1, -5], key=abs), min("b", "a"))
print(bool(0), bool(0.0), bool(""), bool([]), bool("0"), bin(10), hex(255), oct(8), bin(-5), hex(-1))
print(1.0, 100.0, 1e16, 123456789012345678.0, 1e-5, 0.0001, 1.5e-7, 5e-324, 1.7976931348623157e308, -0.0, 3.0e10)
print((5).bit_length(), (2.0).is_integer(), 2.5.is_integer(), float("nan") == float("nan"), 3.0 == 3)
print(chr(97), ord("a"), chr(8364), ord("€"))
print(1 < 1.5 < 2, 2**53 == float(2**53), 2**53 + 1 == float(2**53))
for f in [lambda: int("x"), lambda: int("1.5"), lambda: float("x"), lambda: int([]), lambda: float(None), lambda: int(float("nan")), lambda: int(float("inf")), lambda: chr(-1), lambda: ord("ab"), lambda: max([]), lambda: 1 << -1, lambda: round("a"), lambda: abs("a"), lambda: max(1), lambda: 10.0 ** 400]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
