"""Statements on one line, semicolons, pass, ellipsis bodies, __name__, docstrings, assert with and without a message."""
"""Not a docstring."""
x = 1; y = 2; print(x, y); pass
def f(): ...
class C: pass
if x: print("one"); print("two")
for i in range(2): print(i); continue
while x < 3: x += 1
print(f(), C.__doc__, x, __name__)
def doc():
    """The first."""
    "not doc"
    return doc.__doc__
print(doc())
assert x == 3, "never"
try: assert x == 4
except AssertionError as e: print(repr(e), e.args)
try: assert x == 4, ("tuple", x)
except AssertionError as e: print(repr(e), e)
try: assert not [1], f"x is {x}"
except AssertionError as e: print(e)
if __name__ == "__main__":
    print("main")
