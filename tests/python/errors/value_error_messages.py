"""ValueError of conversions, unpacking and methods."""
def unpack(v): a, b = v
def star(v): a, b, *c = v
for f in [lambda: int("x"), lambda: int(""), lambda: int("1.5"), lambda: int("12", 2), lambda: float("x"), lambda: float("1,5"), lambda: unpack([1]), lambda: unpack([1, 2, 3]), lambda: unpack("abc"), lambda: star([1]), lambda: [1].remove(2), lambda: [1].index(5), lambda: "a".split(""), lambda: "a,b".index("z"), lambda: range(0, 1, 0), lambda: [1, 2][::0], lambda: chr(-1), lambda: bytes([300]), lambda: max(()), lambda: dict([(1,)]), lambda: dict(["abc"]), lambda: list(zip([1], [], strict=True)), lambda: "{".format(), lambda: "{!z}".format(1), lambda: format(1, "zz"), lambda: f"{1:,.2d}", lambda: f"{'a':d}", lambda: "%z" % 1, lambda: int("1_"), lambda: (1).to_bytes(1, "x"), lambda: bytes.fromhex("zz"), lambda: "abc".center(5, "xy"), lambda: round(float("nan")), lambda: int(float("nan")), lambda: [].sort(key=1) if False else pow(2, 3, 0), lambda: "a".encode("ascii") and "é".encode("ascii"), lambda: b"\xff".decode(), lambda: sum([], "") if False else int("0b2", 0)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
