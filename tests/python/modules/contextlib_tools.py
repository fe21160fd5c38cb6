"""contextmanager, suppress, closing, nullcontext, ExitStack, redirect_stdout, ContextDecorator."""
from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack, redirect_stdout, ContextDecorator
import io
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    except ValueError as e: print("handled", e)
    finally: print(f"</{name}>")
with tag("a") as t: print(t)
with tag("b"): raise ValueError("v")
try:
    with tag("c"): raise KeyError("k")
except KeyError as e: print(repr(e))
@tag("deco")
def f(): print("inside"); return 5
print(f())
with suppress(KeyError, IndexError): {}["x"]
print("after")
class Thing:
    def close(self): print("closed")
with closing(Thing()) as th: print(type(th).__name__)
with nullcontext(5) as n: print(n)
with ExitStack() as stack:
    stack.callback(print, "callback"); names = [stack.enter_context(tag(x)) for x in "xy"]; print(names)
buf = io.StringIO()
with redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
class D(ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *a): print("out"); return False
@D()
def g(): print("g")
g()
@contextmanager
def no_yield():
    if False: yield
@contextmanager
def twice(): yield 1; yield 2
try:
    with no_yield(): pass
except RuntimeError as e: print(e)
try:
    with twice(): pass
except RuntimeError as e: print(e)
