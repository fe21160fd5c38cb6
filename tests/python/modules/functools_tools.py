"""partial, reduce, lru_cache, cached_property, wraps, singledispatch, cmp_to_key, total_ordering."""
import functools
from functools import partial, reduce, lru_cache, cached_property, cache, singledispatch, cmp_to_key, wraps
def f(a, b, c=3): return a, b, c
p = partial(f, 1, c=9); print(p(2), p(2, c=5), p.func.__name__, p.args, p.keywords, partial(p, 7)(), repr(partial(int, base=2)).replace(" object", ""))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], "start"), reduce(max, [3, 1, 4]), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
try: reduce(lambda a, b: a, [])
except TypeError as e: print(e)
@lru_cache(maxsize=2)
def sq(x): print("computing", x); return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info()); sq.cache_clear(); print(sq.cache_info(), sq.__name__)
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info().hits)
class C:
    @cached_property
    def v(self): print("once"); return 5
c = C(); print(c.v, c.v, c.__dict__); del c.v; print(c.v)
@singledispatch
def show(x): return f"any {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show("a"), show([1]), show(True), show.dispatch(int)(5))
class M:
    @functools.singledispatchmethod
    def go(self, a): return "base"
    @go.register
    def _(self, a: str): return "str"
    @functools.partialmethod
    def q(self): pass
print(M().go(1), M().go("x"))
try: sq([])
except TypeError as e: print(e)
