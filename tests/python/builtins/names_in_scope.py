x = 5
def f(a, b=2, *args, **kw):
    c = a + b
    def g(): return c
    print(sorted(locals()), sorted(vars()), dir())
    print(eval("a + b + x"), eval("a", {"a": 100}), eval("a + z", {"z": 1}, {"a": 2}), eval("[i * x for i in range(3)]"))
    del c
    print("c" in locals())
    return "{a}-{b}".format(**locals())
print(f(1, k=3))
class A:
    y = 1
    names = sorted(k for k in locals() if not k.startswith("_"))
    print(sorted(k for k in vars() if not k.startswith("_")))
print(A.names, locals() is globals(), "f" in dir(), eval(" 1 + 2 "), eval("(lambda q: q * x)(3)"), eval("A().y"))
for bad in ("1 +", "undefined_name", "1 / 0", "x = 3", ""):
    try: eval(bad)
    except Exception as e: print(type(e).__name__, e)
try: eval(5)
except TypeError as e: print(e)
classes = {n: c for n, c in list(globals().items()) if isinstance(c, type)}
print(classes, eval("__name__"), [eval(op) for op in ("x > 3", "not x", "f'{x:03}'")])
def h():
    n = 1
    return (lambda: sorted(locals()))(), [sorted(locals()) for _ in "a"] and n
print(h())
eval("1 // (x - 5)")
