"""What counts as true, None, bool arithmetic, chained comparisons and identity."""
class Empty:
    def __len__(self): return 0
class No:
    def __bool__(self): return False
class Odd:
    def __bool__(self): return 1
for value in [0, 1, 0.0, "", " ", [], [0], {}, set(), None, (), range(0), b"", Empty(), No(), Empty, lambda: 0, ..., NotImplemented if False else 1]:
    print(bool(value), end=" ")
print(); print(True + True, True * 3, True == 1, True is True, not [], None is None, None == 0, True & False, True | False, True ^ True, ~True, bool.__name__, isinstance(True, int), int(True), str(None))
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 == True, 3 > 2 > 2, (0 or "a") and [] or "last", None or 0, "x" and None, not None, [] == [], [] is [])
try: bool(Odd())
except TypeError as error: print(error)
try: None < 1
except TypeError as error: print(error)
try: None.x
except AttributeError as error: print(error)
try: None()
except TypeError as error: print(error)
try: None[0]
except TypeError as error: print(error)
class Short:
    def __len__(self): return -1
try: len(Short())
except ValueError as error: print(error)
try: bool(Short())
except ValueError as error: print(error)
