"""The walrus in conditions, comprehensions and calls; conditional expressions; lambda forms."""
data = [3, 8, 1]
if (n := len(data)) > 2: print("long", n)
while (item := data.pop()) != 3: print("item", item)
print([y for x in range(5) if (y := x * x) > 3], y, (lambda a, *b, c=2, **d: (a, b, c, d))(1, 2, c=3, e=4))
print("a" if n else "b", "a" if 0 else "b" if 0 else "c", (lambda: (yield))() is not None, f"{(z := 5)} {z}", not 1 if 0 else 2)
