"""__repr__, __str__, __format__, __bytes__ and their defaults and failures."""
class R:
    def __repr__(self): return "R!"
class S:
    def __str__(self): return "S!"
class Both(R, S): pass
class F:
    def __format__(self, spec): return f"[{spec}]"
class Bytes:
    def __bytes__(self): return b"raw"
print(R(), str(R()), [R()], f"{R()!s} {R()!r} {R():>5}" if False else f"{R()!s} {R()!r}", S(), repr(S()).startswith("<__main__.S object at 0x"), Both(), repr(Both()), f"{F():abc} {F()}", format(F(), "x"), bytes(Bytes()), "%s %r" % (Both(), Both()), "{!r:>4}".format(R()))
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None
for wrong in [lambda: repr(Bad()), lambda: str(Bad()), lambda: f"{R():>5}", lambda: format(R(), "d"), lambda: print(Bad()), lambda: "%s" % Bad()]:
    try: print(wrong())
    except TypeError as e: print(e)
print(repr(R), repr(len), repr(R.__repr__).split(" at ")[0], repr(type), repr(int), repr(None), repr(...), repr(NotImplemented), repr(range(3)), repr(str.upper), repr([].append).split(" at ")[0], repr(print))
def fn(): pass
class Outer:
    class Inner:
        def m(self): pass
print(repr(fn).split(" at ")[0], Outer.Inner, Outer.Inner.m.__qualname__, repr(lambda: 0).split(" at ")[0], repr(Outer.Inner().m).split(" object")[0], repr(fn.__get__(1)).split(" at ")[0] if False else "")
recursive = [1]; recursive.append(recursive); d = {}; d["d"] = d; print(recursive, d)
