"""Where a RecursionError is caught at the deepest call, a function that calls once more raises the next one, which the
caller catches; its own limit is for the program to set."""
import sys
from functools import lru_cache
def quiet(n):
    try: return quiet(n + 1)
    except RecursionError: return n
def replaced(n):
    try: return replaced(n + 1)
    except RecursionError as e: raise ValueError(n) from e
print(quiet(0), quiet(0))
try: replaced(0)
except ValueError as e:
    print(e, repr(e.__cause__), repr(e.__cause__.__context__))
@lru_cache
def fibonacci(n): return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)
print(fibonacci(450))
def undone(n):
    try: undone(n + 1)
    finally: undo.append(n)
undo = []
try: undone(0)
except RecursionError: print(len(undo), undo[0])
sys.setrecursionlimit(sys.getrecursionlimit() - 910); print(quiet(0))
sys.setrecursionlimit(sys.getrecursionlimit() + 2400); print(quiet(0))
def narrow(n):
    if n: return narrow(n - 1)
    sys.setrecursionlimit(5)
try: narrow(20)
except RecursionError as e: print(e.args[0].split(" 5 ")[0])
for wrong in (0, "x", 2 ** 40):
    try: sys.setrecursionlimit(wrong)
    except (ValueError, TypeError, OverflowError) as e: print(type(e).__name__, e)
