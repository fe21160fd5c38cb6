"""Generators in pipelines, with return values, early closing, and exceptions through yield from."""
def source():
    try:
        for i in range(5): yield i
    finally: print("source closed")
def double(it):
    for x in it: yield x * 2
def take(n, it):
    for i, x in zip(range(n), it): yield x
    return "taken"
def run():
    result = yield from take(2, double(source()))
    print("result", result)
print(list(run()))
g = double(source()); print(next(g), next(g)); g.close()
def failing():
    yield 1
    raise ValueError("mid")
def outer():
    try: yield from failing()
    except ValueError as e: yield f"caught {e}"
print(list(outer()), sum(x for x in source() if x > 2), max(double([3, 1])), sorted(double([3, 1])), "".join(str(x) for x in take(2, [7, 8, 9])), dict((k, v) for k, v in zip("ab", double([1, 2]))), [*take(1, "xyz")], tuple(take(9, [1])))
a, *b = double([1, 2, 3]); print(a, b, 4 in double([1, 2]), 5 in double([1]))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
from itertools import islice, takewhile
print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 20, fib())))
