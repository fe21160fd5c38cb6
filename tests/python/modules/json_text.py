"""json: dumps options, loads, errors, defaults, round trips."""
import json
from datetime import date
data = {"name": "Zoë", "n": 1, "f": 1.5, "big": 10**20, "none": None, "t": True, "list": [1, [2, {}], []], "nested": {"a": {"b": []}}, 5: "int key", None: "none key", True: "bool key", "e": 1e100, "tuple": (1, 2)}
print(json.dumps(data)); print(json.dumps(data, ensure_ascii=False, indent=2)); print(json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, indent=None, separators=(",", ":")), json.dumps("q\"\\/\n\t\u2028\x01é😀"), json.dumps([1.0, float("inf"), float("nan"), -0.0, 1e16, 0.1]), json.dumps({"a": 1}, indent="\t"), json.dumps([]), json.dumps([], indent=2), json.dumps({"d": date(2020, 1, 2)}, default=str))
print(json.loads('{"a": [1, 2.5, -3e2, true, null, "x\\u00e9\\n"], "b": {}}'), json.loads("  5 "), json.loads('"s"'), json.loads("[1e5, 1E-2, -0]"), json.loads('{"a": 1, "a": 2}'), json.loads(b'{"k": 1}'), json.loads('{"x": 1.1}', parse_float=str), json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d)), type(json.loads("1.0")).__name__, json.loads("NaN"), json.loads('"\\ud83d\\ude00"'))
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({"s": {2, 1}}, cls=E))
for wrong in [lambda: json.dumps(object()), lambda: json.dumps({1, 2}), lambda: json.dumps({(1, 2): 3}), lambda: json.loads("{"), lambda: json.loads(""), lambda: json.loads("[1,]"), lambda: json.loads("{'a': 1}"), lambda: json.loads("nope"), lambda: json.loads('{"a" 1}'), lambda: json.loads("1 2"), lambda: json.loads('"abc'), lambda: json.loads(5), lambda: json.loads('{"a": 1,}'), lambda: json.loads("[1\n 2]"), lambda: json.loads('"\x01"'), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.loads('"\\x"')]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, str(e).replace(hex(id(0)), "") if "object" not in str(e) else str(e))
try: json.loads("[1, 2")
except json.JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc)
a = []; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
