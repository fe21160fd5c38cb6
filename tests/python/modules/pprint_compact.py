"""`compact` puts as many items on a line as fit in the width."""
from pprint import pprint

pprint(list("abcdefghijklmnop"), compact=True, width=40)
pprint(list(range(40)), compact=True, width=30)
pprint({"numbers": list(range(20)), "words": ["word"] * 9}, compact=True, width=40)
pprint(("alpha", "beta", "gamma", "delta"), compact=True, width=20)
