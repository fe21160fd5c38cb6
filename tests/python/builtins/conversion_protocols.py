"""int, float, str, bool, list, tuple, dict, set, bytes of objects with the matching methods."""
class N:
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __bool__(self): return False
    def __index__(self): return 3
    def __iter__(self): return iter("xy")
    def __bytes__(self): return b"B"
    def __hash__(self): return 9
    def __len__(self): return 2
    def keys(self): return ["k"]
    def __getitem__(self, k): return f"v{k}"
n = N(); print(int(n), float(n), bool(n), list(n), tuple(n), set(n) == {"x", "y"}, dict(n), bytes(n), hash(n), len(n), [0, 1, 2, 3][n], {**n}, chr(n), bin(n), "ab" * n, range(n)[n - 1] if False else range(10)[n])
class Bad:
    def __int__(self): return "x"
    def __float__(self): return 1
    def __bool__(self): return 5
    def __index__(self): return 1.5
    def __len__(self): return -1
    def __hash__(self): return 1.0
    def __str__(self): return 5
    def __iter__(self): return 1
for f in (int, float, bool, hex, len, hash, str, list, repr if False else tuple):
    try: print(f(Bad()))
    except (TypeError, ValueError) as e: print(f.__name__, e)
print(int("  12\n"), int("0x1f", 16), int("0b11", 2), int("z", 36), float("  -1.5e3 "), float(".5"), bool("False"), list("ab"), list({"a": 1}), tuple({1: 2}.items()), dict([["a", 1], ("b", 2)]), set("aa"), str(b"x"), str(b"x", "utf-8"), bytes("é", "latin-1"), list(b"ab"), int(True), float(False), complex if False else "", int(-0.9), int(1e18))
