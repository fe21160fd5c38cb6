"""Functions in functions: closures share variables, late binding, recursion, default capture, attributes on functions."""
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    inc.get = get
    return inc
c = counter(); c(); c(5); d = counter(); d(); print(c.get(), d.get(), c.__name__, c.__qualname__)
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
def outer(a):
    def middle(b):
        def inner(c): return a + b + c
        return inner
    return middle
print(outer(1)(2)(3), [f() for f in [(lambda i=i: i * i) for i in range(3)]])
def gen():
    x = 0
    def bump():
        nonlocal x; x += 1; return x
    while True: yield bump()
g = gen(); print(next(g), next(g))
def f(): f.calls = getattr(f, "calls", 0) + 1; return f.calls
f(); print(f(), f.calls, f.__dict__)
