"""Ranges as wide as 64 bits: membership, positions, backwards, and rounding to as many places."""
wide = range(-2**63, 2**63 - 1, 3)
print(2**63 - 2 in wide, 2**63 - 3 in wide, wide.index(2**63 - 2 - (2**64 - 2) % 3) > 2**62, wide.count(0), next(reversed(wide)), 5 in range(10, 0, -5), range(10, 0, -5).index(5))
print(list(reversed(range(7, -8, -5))), list(reversed(range(5, 5))), list(reversed(range(1, 10, 4))), list(reversed(range(2**63 - 3, 2**63 - 1))), next(reversed(range(10**12))))
print(round(1.5, -2**63), round(-1e300, 2**63 - 1))
