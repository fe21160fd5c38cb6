"""Precedence, associativity, short circuits and chained comparisons evaluated once."""
print(2 + 3 * 4 ** 2, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, 10 - 3 - 2, 7 // 2 * 2, not 1 == 2, 1 + 1 if 0 else 5, 1 or 2 and 3, 5 & 3 == 3, 1 | 2 ^ 3 & 4, ~1 + 1, - - 1, +-1, 3 - -2, 1 << 2 + 1, 10 % 3 * 2, 2 * 10 % 3)
def show(x): print("eval", x); return x
print(show(1) < show(3) < show(2)); print(show(3) < show(1) < show(9)); print(show(0) and show(1), show(2) or show(3), 1 < 2 == 2 < 3, 1 in [1] == True, (1, 2) < (1, 3) != 5)
print("a" in "abc" in ["abc"], not "a" in "b", "a" not in "b", None is not None, 1 is not None, 5 if [] else 6, lambda: 0 is None, *[1, 2]) if False else None
print(1_000 + 0x_ff, 1e3, .5, 5., 1e-3, 0b1_0, 0o1_7, 1_0.0_1e1_0, "a" "b", 'it''s', not not 1, 3 .real, 3..real, 1if 1else 2)
