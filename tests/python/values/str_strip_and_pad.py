"""strip, removeprefix, center, ljust, rjust, zfill, expandtabs."""
print(repr("  x\t\n".strip()), "xxabcxx".strip("x"), "www.example.com".strip("cmowz."), "abc".lstrip("ba"), "abcc".rstrip("c"))
print("TestHook".removeprefix("Test"), "MiscTests".removesuffix("Tests"), "abc".removeprefix("x"), "abc".removesuffix(""))
print("[" + "ab".center(7) + "]", "ab".center(7, "*"), "abc".center(6, "-"), "ab".center(5, "-"), "ab".ljust(5, "."), "ab".rjust(5, "."))
print("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "abc".zfill(2), "".zfill(3), "--1".zfill(5))
print("01\t012\t0123\t01234".expandtabs(), "a\tb".expandtabs(4), "a\n\tb".expandtabs(2), "a\tb".expandtabs(0))
for wrong in [lambda: "a".center(5, "ab"), lambda: "a".strip(1), lambda: "a".ljust("5"), lambda: "a".zfill()]:
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
