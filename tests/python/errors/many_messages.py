def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
import itertools, functools, operator, collections, bisect, heapq
print(list(itertools.takewhile(lambda x: x < 50, fib())), list(Countdown(3)), sum(Countdown(4)))
@functools.lru_cache(maxsize=2)
def slow(n): print("computing", n); return n * n
print(slow(2), slow(2), slow(3), slow(4), slow(2), slow.cache_info()); slow.cache_clear()
def memo(f):
    cache = {}
    @functools.wraps(f)
    def w(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w
@memo
def edit(a, b):
    if not a or not b: return len(a) + len(b)
    return min(edit(a[1:], b) + 1, edit(a, b[1:]) + 1, edit(a[1:], b[1:]) + (a[0] != b[0]))
print(edit("kitten", "sitting"), len(edit.cache))
matrix = [[1, 2, 3], [4, 5, 6]]
print([*zip(*matrix)], [[r[i] for r in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2], {x: y for x, y in zip("ab", range(2))}, {len(w) for w in ("a", "bb", "cc")})
def f(a, /, b, *args, c=1, **kw): return a, b, args, c, kw
print(f(1, 2, 3, c=4, d=5), f(*[1, 2], **{"c": 3}), (lambda *a, k=2: (a, k))(1, k=3))
for bad in (lambda: f(), lambda: f(1, b=2, a=3), lambda: f(1), lambda: slow(), lambda: Countdown(), lambda: [].pop(), lambda: {}["x"], lambda: int("x"), lambda: "a" + 1, lambda: None.x, lambda: [1][5], lambda: (1, 2)[2], lambda: undefined, lambda: {}.popitem(), lambda: next(iter([])), lambda: 1 / 0, lambda: "x".index("y"), lambda: [1].remove(2), lambda: int([]), lambda: len(5), lambda: iter(5), lambda: float("q"), lambda: sorted([1, "a"]), lambda: max([]), lambda: "abc".foo(), lambda: f.foo, lambda: print(foo=1), lambda: range(1, 2, 0), lambda: chr(-1), lambda: bytes([256]), lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: {[]: 1}, lambda: set([[]]), lambda: "%d" % "x", lambda: "{}".format(), lambda: "{a}".format(), lambda: [] < 3, lambda: -"x", lambda: (1).x, lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: dict([1]), lambda: dict(a=1)(2), lambda: [*5], lambda: {**5}, lambda: f(**{1: 2}), lambda: (x for x in 5), lambda: "a".join([1]), lambda: round("x"), lambda: abs("x"), lambda: sum(["a"]), lambda: open, lambda: int("1" * 3, 1), lambda: "ab"[::0], lambda: [1, 2, 3].index(9), lambda: hash([]), lambda: divmod(1, 0), lambda: 2 ** -1 // 0, lambda: "x" * "y", lambda: zip(1), lambda: enumerate(3), lambda: reversed({1}), lambda: super(), lambda: object().x, lambda: object(1), lambda: type("X", (), {})(1)):
    try: r = bad(); print("no error", type(r).__name__)
    except Exception as e: print(type(e).__name__, "-", e)
first, *rest, last = range(5); (a, b), c = (1, 2), 3; x = y = []; x.append(1)
print(first, rest, last, a, b, c, y, [1, 2] + [3] * 2, "ab" * 2, not [], 1 < 2 < 3, 5 // -2, -5 % 3, 2 ** 10, 7 & 3 | 8, ~5, 1 if x else 2, None or "d", 0 and 1)
d = collections.defaultdict(list); [d[len(w)].append(w) for w in "a bb cc d".split()]; print(dict(d), collections.Counter("abca").most_common(1), collections.deque([1, 2, 3], maxlen=2))
i = bisect.bisect([1, 3, 5], 4); h = [5, 1, 3]; heapq.heapify(h); print(i, heapq.heappop(h), heapq.nlargest(2, h), functools.reduce(operator.mul, [1, 2, 3, 4]), [*itertools.chain.from_iterable([[1], [2]])], list(itertools.product("ab", repeat=2))[:3])
try:
    try: raise KeyError("a")
    except KeyError as e: raise ValueError("b") from e
except ValueError as e: print(repr(e), repr(e.__cause__), e.__context__ is e.__cause__)
else: print("no")
finally: print("finally")
n = 0
while True:
    n += 1
    if n == 2: continue
    if n > 3: break
else: print("never")
for i in range(2): pass
else: print("else", i)
assert n == 4, "bad"
del n
print("n" in dir(), [k for k in list(globals()) if k == "n"])
