print("hello", 1 + 2)
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, z=6))
class A:
    x: int = 3
    def __init__(self, v): self.v = v
    def __repr__(self): return f"A({self.v!r})"
print(A(3), [A("x")], A.__annotations__)
for i in range(3):
    if i == 1: continue
    print(i, end=" ")
else:
    print("done")
try:
    1 / 0
except ZeroDivisionError as e:
    print("caught", e)
finally:
    print("finally")
print([x * y for x in range(3) for y in range(3) if x != y], {k: v for k, v in zip("ab", [1, 2])})
def gen(n):
    for i in range(n):
        got = yield i
    return "end"
print(list(gen(3)), sum(x for x in gen(4)))
print(f"{3.14159:.2f} {'a':>5}|{12:05d} {1+1=}")
