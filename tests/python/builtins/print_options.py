"""print with sep, end, several values, nothing, and objects with __str__."""
print("a", 1, None, [1, "b"], sep="-"); print("x", end=""); print("y", end="\n\n"); print(); print(sep=""); print(*[1, 2, 3], sep=", "); print("a", "b", sep=None, end=None); print("tab\tnew\\n", r"raw\n", 'q"uote', "it's"); print([1.0, "s", None, True, (1,), {"k": b"v"}, {1}]); print({}, [], (), set(), "", sep="|"); print("é", "日本", "😀"); print("multi\nline", 3.0, 1e20, -0.0); print(flush=True, *"ab")
class T:
    def __str__(self): return "T-str"
    def __repr__(self): return "T-repr"
print(T(), [T()], {"t": T()}, (T(),), f"{T()} {T()!r}", "%s %r" % (T(), T()), str([T()]))
for wrong in [lambda: print(sep=5), lambda: print(end=b""), lambda: print(1, foo=2)]:
    try: wrong()
    except TypeError as e: print(e)
