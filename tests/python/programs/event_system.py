"""Registry by decorator, observers, method chaining, __getattr__ proxies and generators as pipelines."""
from functools import wraps, partial
handlers = {}
def on(event, *, priority=0):
    def register(f):
        handlers.setdefault(event, []).append((priority, f))
        @wraps(f)
        def wrapper(*a, **k):
            print(f"-> {f.__name__}{a}{k or ''}")
            return f(*a, **k)
        return wrapper
    return register
@on("save", priority=2)
def audit(obj, user="system"): return f"{user} saved {obj}"
@on("save")
def notify(obj): return f"notify {obj}"
def fire(event, *args):
    for _, f in sorted(handlers.get(event, ()), key=lambda h: -h[0]): yield f.__name__, f(*args)
print(dict(fire("save", "doc")), audit("x", user="me"), audit.__name__, list(fire("none")))
class Query:
    def __init__(self, rows): self.rows, self.ops = rows, []
    def __getattr__(self, name):
        if name.startswith("where_"): return partial(self._where, name[6:])
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
    def _where(self, key, value): self.rows = [r for r in self.rows if r.get(key) == value]; return self
    def select(self, *keys): return [{k: r[k] for k in keys} for r in self.rows]
rows = [{"id": 1, "kind": "a", "n": 5}, {"id": 2, "kind": "b", "n": 7}, {"id": 3, "kind": "a", "n": 7}]
print(Query(rows).where_kind("a").where_n(7).select("id"))
def numbers():
    n = 0
    while True:
        reset = yield n
        n = reset if reset is not None else n + 1
g = numbers(); print(next(g), next(g), g.send(10), next(g))
squares = (x * x for x in range(20)); evens = (x for x in squares if x % 2 == 0); print(sum(evens), list(zip("abc", numbers())))
Query(rows).wher("x")
