import functools, itertools, operator, contextlib, math, json, copy, textwrap, string, re, random, io, statistics, types
from functools import partial, reduce, lru_cache, wraps, cached_property, total_ordering, cmp_to_key
print(partial(int, base=2)("101"), reduce(lambda a, b: a * b, [1, 2, 3, 4], 1), reduce(operator.add, "abc"))
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info(), fib.__name__)
def deco(f):
    @wraps(f)
    def w(*a, **k):
        "wdoc"
        return f(*a, **k) + 1
    return w
@deco
def g(x):
    "gdoc"
    return x
print(g(1), g.__name__, g.__doc__)
class C:
    n = 0
    @cached_property
    def v(self):
        C.n += 1
        return 42
c = C(); print(c.v, c.v, C.n)
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@functools.singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show("s"), show(True))
it = itertools
print(list(it.chain([1], "ab")), list(it.chain.from_iterable([[1], [2]])), list(it.islice(it.count(5), 3)), list(it.islice(range(10), 2, 8, 3)), list(it.repeat(1, 2)))
print(list(it.product("ab", [1, 2])), list(it.permutations([1, 2, 3], 2)), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)))
print([(k, list(v)) for k, v in it.groupby("aabbb")], list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], operator.mul, initial=10)), list(it.zip_longest([1], [2, 3], fillvalue=0)))
print(list(it.takewhile(lambda x: x < 3, range(9))), list(it.dropwhile(lambda x: x < 3, range(5))), list(it.starmap(pow, [(2, 3)])), list(it.filterfalse(None, [0, 1])), list(it.compress("abc", [1, 0, 1])), list(it.pairwise("abc")))
a, b = it.tee([1, 2, 3]); print(list(a), list(b)); cy = it.cycle("ab"); print([next(cy) for _ in range(5)])
print(sorted([{"n": 2, "m": 1}, {"n": 1, "m": 5}], key=operator.itemgetter("n")), operator.attrgetter("v")(V(3)), operator.methodcaller("upper")("a"), operator.itemgetter(0, 2)("abc"))
@contextlib.contextmanager
def cm(n):
    print("in", n)
    try:
        yield n * 2
    except ValueError as e:
        print("caught", e)
    finally:
        print("out")
with cm(1) as v: print(v)
with cm(2): raise ValueError("x")
try:
    with cm(3): raise KeyError("k")
except KeyError as e: print("passed", e)
with contextlib.suppress(ZeroDivisionError): 1 / 0
with contextlib.ExitStack() as st:
    st.enter_context(cm(4)); st.callback(print, "cb")
with contextlib.nullcontext(5) as n: print(n)
f = io.StringIO()
with contextlib.redirect_stdout(f): print("hidden")
print(repr(f.getvalue()))
print(math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.pi, math.gcd(12, 18), math.factorial(20), math.comb(5, 2), math.isclose(0.1 + 0.2, 0.3), math.log(8, 2), math.log10(1000), math.inf, math.hypot(3, 4), math.prod([1, 2, 3]), math.fsum([0.1] * 10), math.isqrt(17), math.trunc(2.7), math.copysign(1, -0.0), math.factorial(25))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.sqrt("a")):
    try: bad()
    except (ValueError, TypeError) as e: print(e)
print(json.dumps({"a": [1, 2.5, None, True], "b": {"c": "é\n"}}), json.dumps([1, {"x": 2}], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.loads('{"a": [1, -2.5e3, "x\\u00e9", null, true]}'))
try: json.loads("{bad")
except json.JSONDecodeError as e: print(e)
try: json.dumps({1, 2})
except TypeError as e: print(e)
print(json.dumps(object, default=lambda o: "D"), json.dumps("é", ensure_ascii=False))
l = [1, [2, 3]]; m = copy.copy(l); n = copy.deepcopy(l); l[1].append(4); print(m, n)
x = C(); x.l = [1]; y = copy.deepcopy(x); y.l.append(2); print(x.l, y.l)
print(textwrap.dedent("  a\n    b\n  c"), textwrap.fill("the quick brown fox jumps over", 12), textwrap.shorten("hello big wide world", 12), textwrap.indent("a\nb", "> "))
print(string.ascii_lowercase, string.digits, string.Template("$a and ${b}").substitute(a=1, b=2))
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", "joe@site"), re.findall(r"\d+", "a1b22"), re.match(r"(?P<y>\d{4})-(\d\d)", "2024-05").groupdict(), re.split(r"[,;]\s*", "a, b;c"), re.search("b+", "abbbc").span(), re.fullmatch("a|ab", "ab"), re.compile("x", re.I).search("aX"), bool(re.match("^$", "")))
print(re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.findall(r"(a)(b)?", "aab"), re.escape("a.b*c"), [m.start() for m in re.finditer("a*", "baac")], re.sub("x*", "-", "abc"))
random.seed(42); print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(50), 4), random.uniform(1, 2), random.choices([1, 2, 3], k=3)); l = [1, 2, 3, 4, 5]; random.shuffle(l); print(l, random.getrandbits(70))
print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.stdev([1, 2, 3, 4]), statistics.mode("aab"))
print(types.SimpleNamespace(a=1, b="x"), print("to", file=io.StringIO()))
from pprint import pprint, pformat
pprint({"name": "x" * 30, "items": list(range(30)), "nested": {"k": ["v" * 20] * 5}}); print(pformat([1, 2]), pformat({"b": 1, "a": 2}))
pprint([{"id": i, "title": "title number %d" % i, "tags": ["a", "b"]} for i in range(3)], width=60)
