"""try: order of else and finally, return in finally, nested handlers, bare except, tuples of classes."""
def run(action):
    try:
        print("try"); result = action()
    except (KeyError, IndexError) as error:
        print("lookup", repr(error)); return "handled"
    except ArithmeticError:
        print("arithmetic"); raise
    except: print("bare"); return "bare"
    else:
        print("else"); return result
    finally:
        print("finally")
print(run(lambda: 1)); print(run(lambda: {}[1])); print(run(lambda: [][0])); print(run(lambda: int("x")))
try: run(lambda: 1 / 0)
except ZeroDivisionError as error: print("outside", error)
def overrides():
    try: return "try"
    finally: return "finally"
def swallowed():
    for i in range(2):
        try: raise ValueError
        finally: break
    return "swallowed"
print(overrides(), swallowed())
try:
    try: raise ValueError("a")
    except ValueError as e: raise TypeError("b") from e
except TypeError as e: print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: raise ValueError("a")
    except ValueError: raise TypeError("b") from None
except TypeError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
for wrong in [lambda: exec_raise(5), lambda: exec_raise(int), lambda: exec_raise(None)]:
    def exec_raise(value): raise value
    try: wrong()
    except TypeError as e: print(e)
try:
    try: pass
    finally: raise
except RuntimeError as e: print(e)
try:
    try: 1 / 0
    except 5: pass
except TypeError as e: print(e)
try:
    try: 1 / 0
    except (ValueError, "x"): pass
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
