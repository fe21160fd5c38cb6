"""Integers of any size: arithmetic, bits, text, comparison with floats."""
a, b = 2**100, 3**50
print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), -a // b, -a % b, a ** 2, a >> 90, 1 << 70, a & (a - 1), a | 1, a ^ a, ~a, a.bit_length(), a == 2.0**100, a > 1e30, a < float("inf"), int(1e25), float(a), a / b, round(a / 3), abs(-a), hash(a) == hash(2**100), str(a)[:5], int(str(a)) == a, f"{a:,} {a:e} {a:x}", hex(a), 10**18 * 10, 2**63, -2**63 - 1, 2**63 - 1 + 1, 9223372036854775807 * 2, pow(a, 3, 1000007), pow(3, -1, 11), (10**30).to_bytes(13, "big"), round(10**20 + 5, -1), 7**77 % 10, sum([10**19] * 3), max(a, b) == a, sorted([b, a, 5])[0], 0xFFFFFFFFFFFFFFFFFF, -7 // 10**20, 10**20 // -7, int("9" * 30) + 1, a * 0, a - a, a is not None)
for wrong in [lambda: a // 0, lambda: 10**400 * 1.0, lambda: a << -1, lambda: int("1" * 5000), lambda: str(10**5000), lambda: a + "x", lambda: [1][a], lambda: "x" * a]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
