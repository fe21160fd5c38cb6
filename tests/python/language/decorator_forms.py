"""Decorators: with arguments, stacked, on classes and methods, any expression, classes as decorators."""
import functools
def tag(name):
    def wrap(f):
        @functools.wraps(f)
        def inner(*a, **k): return f"<{name}>{f(*a, **k)}</{name}>"
        return inner
    return wrap
@tag("b")
@tag("i")
def hello(who="you"):
    """Says hello."""
    return f"hello {who}"
print(hello(), hello("me"), hello.__name__, hello.__doc__, hello.__wrapped__("x"))
class Count:
    def __init__(self, f): self.f, self.calls = f, 0; functools.update_wrapper(self, f)
    def __call__(self, *a): self.calls += 1; return self.f(*a)
@Count
def double(x): return x * 2
print(double(2), double(3), double.calls, double.__name__)
def register(cls): cls.registered = True; return cls
@register
class Model: pass
tools = [lambda f: "replaced"]
@tools[0]
def gone(): pass
print(Model.registered, gone, (lambda f: f)(len)([1]))
class K:
    @property
    def v(self): return 1
    @staticmethod
    def s(): return "s"
    @classmethod
    @tag("c")
    def c(cls): return cls.__name__
print(K().v, K.s(), K.c())
