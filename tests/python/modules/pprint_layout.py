"""pprint and pformat: widths, nesting, sorting, sets, long texts."""
from pprint import pprint, pformat
pprint({"b": 1, "a": [1, 2, 3]}); pprint([{"name": "x" * 20, "values": list(range(20))}, {"name": "y", "values": ()}]); pprint(list(range(40)), width=40); pprint({"k": {"deep": {"deeper": "v" * 30, "other": "w" * 30}}}, width=50)
print(pformat({3, 1, 2}), pformat("a b " * 30), pformat((1,)), pformat([]), pformat({"z": 1, "a": 2}, sort_dicts=False))
pprint([["a" * 30, "b" * 30], ["c" * 30]], indent=4); pprint({"a": 1}, compact=True); pprint([1, [2, [3, [4]]]], depth=2); pprint(list(range(30)), compact=True, width=30); pprint(("x" * 50, "y" * 50)); pprint(None); pprint({"key with spaces": "text " * 20}); pprint(frozenset([1])); pprint({1: {2, 3}, 2: (4,)})
