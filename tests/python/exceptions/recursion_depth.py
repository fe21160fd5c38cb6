"""How deep calls may be: a call of a function counts once, one of a class or of an object with __call__ twice."""
seen = []
def deepest(call):
    seen.clear()
    try: call()
    except RecursionError as e: print(len(seen), e)
def plain(n): seen.append(n); return plain(n + 1)
def one(n): seen.append(n); return other(n + 1)
def other(n): seen.append(n); return one(n=n + 1)
def listed(n): seen.append(n); return [listed(n + 1) for _ in (1,)]
def numbers(n): seen.append(n); yield n; yield from numbers(n + 1)
def spread(*n): seen.append(n); return spread(*n)
def around(function):
    def inner(*arguments): return function(*arguments)
    return inner
@around
def wrapped(n): seen.append(n); return wrapped(n + 1)
class Born:
    def __init__(self): seen.append(self); self.child = Born()
class Called:
    def __call__(self, n): seen.append(n); return self(n + 1)
class Read:
    @property
    def own(self): seen.append(self); return self.own
    @staticmethod
    def static(n): seen.append(n); return Read.static(n + 1)
    @classmethod
    def of_class(cls, n): seen.append(n); return cls.of_class(n + 1)
    def method(self, n): seen.append(n); return self.method(n + 1)
for call in (plain, one, listed, spread, wrapped, Read().method, Read.static, Read.of_class):
    deepest(lambda: call(0))
    def deeper(): call(0)
    deepest(lambda: deeper())
for call in (Born, lambda: Called()(0), lambda: Read().own):
    deepest(call)
    deepest(lambda: call())
try:
    for last in numbers(0): pass
except RecursionError as e: print(last, e)
