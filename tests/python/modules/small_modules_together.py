import pathlib, csv, io, inspect, hashlib, base64, secrets, calendar, argparse, html, urllib.parse, contextvars, threading, binascii, hmac
# odd uses
print(hashlib.sha256(b"x", usedforsecurity=False).hexdigest()[:8], hashlib.sha256("é".encode()).digest()[:2], hashlib.new("SHA256").name if False else "", hashlib.md5().hexdigest())
print(base64.b64encode(bytes(range(5))).decode("ascii"), base64.b64decode("AAEC AwQ=\n"), base64.urlsafe_b64encode(hashlib.md5(b"1").digest())[:8].decode())
r = csv.reader(io.StringIO('a,"b\nc",d\r\n1,2,3\r\n')); print(list(r), r.line_num)
print(list(csv.DictReader(["a;b", "1;2"], delimiter=";")), list(csv.DictReader(io.StringIO("1,2\n"), fieldnames=["x", "y"])))
b = io.StringIO(newline=""); w = csv.DictWriter(b, ["n", "v"], quoting=csv.QUOTE_NONNUMERIC); w.writeheader(); w.writerows([{"n": "a", "v": 1.5}, {"n": 'q"t'}]); print(repr(b.getvalue()))
class A:
    def __init__(self, x: int, *, y="z"): ...
    def __call__(self, q): ...
print(inspect.signature(A(1)), list(inspect.signature(A).parameters), inspect.signature(print) if False else "", inspect.isclass(int), inspect.isfunction(len), inspect.ismethod(A(1).__call__))
def call(fn, **kw):
    names = inspect.signature(fn).parameters
    return fn(**{k: v for k, v in kw.items() if k in names})
print(call(lambda a, b=2: (a, b), a=1, c=3), call(A, x=1, zz=2).__class__.__name__)
print([name for name, obj in inspect.getmembers(A) if inspect.isfunction(obj)], inspect.getmembers(A(1), lambda v: isinstance(v, int)))
p = pathlib.Path("data") / "2024" / "x.csv"; print(p, p.parent.name, p.with_suffix(".json").name, p.suffix == ".csv", [str(q) for q in p.parents], sorted([pathlib.Path("b"), pathlib.Path("a")]))
print(calendar.monthcalendar(2024, 2)[0], calendar.day_abbr[calendar.weekday(2024, 2, 29)], len(list(calendar.Calendar().itermonthdates(2024, 2))))
ap = argparse.ArgumentParser(prog="x"); ap.add_argument("--flag", "-f", action="store_true"); ap.add_argument("files", nargs="+"); ns = ap.parse_args("a b -f c".split() if False else "a b -f".split()); print(ns.files, ns.flag, vars(ns))
