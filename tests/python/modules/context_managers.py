import contextlib, io
@contextlib.contextmanager
def managed(name):
    print("in", name)
    try: yield name
    except KeyError: print("swallowed")
    finally: print("out", name)
with managed("a") as a: print(a)
with managed("b"): raise KeyError(1)
try:
    with managed("c"): raise ValueError("v")
except ValueError as e: print(repr(e))
try:
    with managed("s"): raise StopIteration("z")
except StopIteration as e: print(repr(e))
@managed("deco")
def f(x, y=2): return x + y
print(f(1), f(1, y=5), f.__name__, managed.__name__)
@contextlib.contextmanager
def never():
    return
    yield
@contextlib.contextmanager
def twice():
    yield 1
    yield 2
@contextlib.contextmanager
def goes_on():
    try: yield 1
    except ValueError: yield 2
@contextlib.contextmanager
def other():
    try: yield 1
    except ValueError: raise TypeError("t")
for m in (never, twice, goes_on, other):
    try:
        with m():
            if m in (goes_on, other): raise ValueError
    except Exception as e: print(type(e).__name__, e)
with contextlib.suppress(KeyError, ValueError): raise KeyError
try:
    with contextlib.suppress(): raise KeyError
except KeyError: print("not")
s = io.StringIO()
with contextlib.redirect_stdout(s): print("hidden")
print(repr(s.getvalue()))
