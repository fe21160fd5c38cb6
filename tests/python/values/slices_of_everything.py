"""Slices of str, bytes, tuple, range; slice objects; wrong bounds."""
s, b, t, r = "hello", b"hello", (1, 2, 3, 4), range(0, 20, 2)
print(s[1:3], s[:-1], s[::-2], s[10:], s[-100:2], b[1:3], b[::-1], t[1:], t[::2], t[::-1], r[2:5], r[::-1], list(r[::3]), r[-3:], s[True:], s[None:2], [1, 2, 3][slice(0, 2)], s[slice(None, None, -1)], s[2:2], t[5:], slice(1, 2).indices(10), slice(None, None, -1).indices(4), slice(-3, None).indices(5))
class I:
    def __index__(self): return 2
print(s[I()], s[:I()], t[I():], [10, 20, 30][I()])
for wrong in [lambda: s["a":], lambda: s[::0], lambda: t[1.5:], lambda: r[99], lambda: b[99], lambda: s[1, 2], lambda: t[[]], lambda: {}[1:2], lambda: {1}[0], lambda: None[1:], lambda: slice(), lambda: 5[0]]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
