"""io.StringIO and io.BytesIO: writing, reading, seeking, lines, print(file=…)."""
import io
s = io.StringIO(); print("a", 1, file=s); s.write("b\nc"); print(repr(s.getvalue()), s.tell()); s.seek(0); print(repr(s.readline()), repr(s.read(1)), repr(s.read()), repr(s.read())); s.seek(0); print(list(s), s.seek(0), s.readlines(), s.truncate(0), repr(s.getvalue()))
t = io.StringIO("x\ny\n"); print([l.strip() for l in t], t.closed, t.readable(), t.writable()); t.close(); print(t.closed)
with io.StringIO("data") as f: print(f.read())
b = io.BytesIO(b"abc"); print(b.read(2), b.tell(), b.read(), b.getvalue()); b.write(b"d"); print(b.getvalue(), b.seek(1), b.read(1))
for wrong in [lambda: t.read(), lambda: io.StringIO().write(5), lambda: io.BytesIO().write("x"), lambda: io.StringIO(5)]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
s, b = io.StringIO("abcd\nef"), io.BytesIO(b"abcd\nef")
print([s.readline(2), s.readline(0), s.readline(None), s.readline()], [b.readline(3), b.readline(9), b.readline()], b.seek(-9, 2), b.seek(2, 1), s.seek(0, 2))
for wrong in [lambda: s.seek(1, 1), lambda: s.seek(-1), lambda: b.seek(-1), lambda: s.truncate(-1), lambda: b.truncate(-1), lambda: t.readable(), lambda: t.tell()]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
