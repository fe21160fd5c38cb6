"""Counter: counting, arithmetic, most_common, elements, missing keys."""
from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(2), c.most_common(), sorted(c.elements()), sum(c.values()), c.total(), Counter(a=2, b=1), Counter(["x", "x"]), Counter({"k": 3}), dict(c))
d = Counter(a=1, b=-1); d.update("aab"); d.subtract(b=5); print(d, d + Counter(a=1), d - Counter(a=1), d & Counter(a=2), d | Counter(z=1), +d, -d, c == Counter("abracadabra"), Counter(a=1) <= Counter(a=2), "q" in c, list(Counter("ba")), repr(Counter()), Counter(a=0) == Counter())
del c["a"]; print(c, len(c), c.pop("b"), c.get("zz"), c.copy() == c)
c["new"] += 5; print(c.most_common(1)); c.clear(); print(c)
