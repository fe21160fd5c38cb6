"""Format codes that floats without digits, bools and ints do not have."""
for value in (float("nan"), float("inf"), True, 7):
    for code in ("<4s", "x", ",d", "f", "c", "%"):
        try:
            print(repr(format(value, code)))
        except (ValueError, OverflowError) as error:
            print(type(error).__name__, error)
