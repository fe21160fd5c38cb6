class Meta(type):
    def __len__(cls): return 3
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, key): return f"{cls.__name__}[{key!r}]"
    def __contains__(cls, item): return item == "x"
    def __repr__(cls): return f"<{cls.__name__}!>"
    def __str__(cls): return f"str {cls.__name__}"
    def __bool__(cls): return False
    def __add__(cls, other): return f"{cls.__name__}+{other}"
    def __lt__(cls, other): return cls.__name__ < other.__name__
    def __eq__(cls, other): return isinstance(other, Meta)
    def __hash__(cls): return 7
    def __getattr__(cls, name):
        if name.startswith("find_by_"):
            return lambda value: (cls.__name__, name[8:], value)
        raise AttributeError(f"no {name} on {cls.__name__}")
    @property
    def label(cls): return cls.__name__.upper()
    @label.setter
    def label(cls, value): print("set", value)
    def shared(cls): return "shared by " + cls.__name__
    @classmethod
    def of_meta(mcs): return mcs.__name__
    @staticmethod
    def stat(): return "static"
class P(metaclass=Meta): pass
class Q(metaclass=Meta):
    label = "hidden"
print(len(P), list(P), P["k"], "x" in P, "y" in P, repr(P), str(P), f"{P}", bool(P))
print(P + 1, P < Q, sorted([Q, P], key=str), P == Q, P != Q, P == 3, hash(P))
print(P.find_by_name(3))
try: P.zzz
except AttributeError as e: print(e)
print(P.label, Q.label)
P.label = 5
print(P.shared(), P.of_meta(), P.stat())
print(hasattr(P(), "shared"), hasattr(P(), "label"))
print([P, Q], {P: 1})
print(getattr(P, "nothing", "default") , hasattr(P, "find_by_x"))
