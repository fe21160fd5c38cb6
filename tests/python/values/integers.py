"""int: division, powers, bits, bases and conversions."""
print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), 2 ** 10, 2 ** -1, (-2) ** 3, 0 ** 0, pow(3, 4, 5), pow(3, -1, 7))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -8 >> 1, 0b101, 0o17, 0xFF, 1_000, hex(255), oct(8), bin(-5), int("ff", 16), int("0b11", 0), int(" 42 "), int("-7"), int(3.9), int(-3.9), int("1_000"))
print((255).bit_length(), (10).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (-1).to_bytes(2, "little", signed=True), int.from_bytes(b"\xff", "big", signed=True), (5).bit_count(), (3).as_integer_ratio())
print((1024).to_bytes(), int.from_bytes(b"\x01\x02"), int.from_bytes([1, 2], byteorder="little"), round(1234, -2), round(25, -1), round(35, -1), round(10**30 + 55, -2), abs(-3), -(-3), +True)
for wrong in [lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: int("x"), lambda: int("12", 1), lambda: int(None), lambda: 1 << -1, lambda: (300).to_bytes(1, "big"),
              lambda: (-1).to_bytes(1, "big"), lambda: pow(2, -1, 4), lambda: int("1__0"), lambda: int(""), lambda: int("9", 8), lambda: 0 ** -1, lambda: divmod(1, 0),
              lambda: pow(2, 3, 0), lambda: (1).to_bytes(1, "mid"), lambda: int([]), lambda: int("3.5"), lambda: int(b"zz"), lambda: 1 + None, lambda: 1 < "a"]:
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
