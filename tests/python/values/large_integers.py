a = 2 ** 100
print(a, -a, a + 1, a - a, a * a, a // 3, a % 7, a / 3, -a // 7, -a % 7, a ** 2, a >> 90, 1 << 70, a & 0xFF, a | 1, a ^ a)
print(a > 5, a == 2 ** 100, a == float(2 ** 100), a < 1e300, hash(a) == hash(2 ** 100), {a: 1}[2 ** 100], int("9" * 30), int("ff" * 10, 16), hex(a), bin(2 ** 65), oct(2 ** 66))
print(f"{a:,} {a:x} {a:>40} {a:e}", "%d" % 5, str(a), float(a), int(1e20), round(1e20), a.bit_length(), (-a).bit_length(), abs(-a), divmod(a, 10 ** 9))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -(-9223372036854775808), 0xFFFFFFFFFFFFFFFFFF, pow(3, 200, 1000), pow(3, -1, 7), sum([2 ** 63, 2 ** 63]), max(a, 1), sorted([a, -a, 0]))
print(isinstance(a, int), type(a), bool(a), int(-1e20), a is not None, 10 ** 18 * 10 ** 18, 3 ** 50 % 10, ~a, a.__class__.__name__)
try:
    print(a / 0)
except ZeroDivisionError as e:
    print(e)
