"""str.format: positions, names, attributes, items, conversions and nested specs."""
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __format__(self, spec):
        return f"<{spec or 'plain'}>"
p = Point(1, 2)
print("{} {}".format(1, "two"), "{1} {0} {1}".format("a", "b"), "{name}={value!r}".format(name="n", value="v"), "{{}} {{{0}}}".format(5))
print("{0.x} {0.y}".format(p), "{0[1]} {d[key]} {d[2]}".format([7, 8], d={"key": "K", 2: "two"}), "{:{w}.{p}f}".format(3.14159, w=8, p=2))
print("{0!r:>8} {0!s:<5}| {0!a}".format("é"), "{} {:spec}".format(p, p), "{:>{}}".format("x", 5), "{a.x[0]}".format(a=Point([9], 0)))
print("{:,}".format(1234567), "{:.1%}".format(0.256), "{0:b} {0:o} {0:x}".format(10))
print("{a}-{b}".format_map({"a": 1, "b": 2}), "{!r}".format("q"))
for template, args, kw in [("{} {}", (1,), {}), ("{x}", (), {}), ("{0} {}", (1, 2), {}), ("{", (), {}), ("}", (), {}), ("{0.z}", (p,), {}),
                           ("{0[9]}", ([1],), {}), ("{!x}", (1,), {}), ("{0[a]}", ({},), {}), ("{:d}", ("s",), {}), ("{} {0}", (1, 2), {}), ("{0", (1,), {}),
                           ("{0!}", (1,), {}), ("{0!rx}", (1,), {}), ("{0[}", (1,), {}), ("{a b}", (), {})]:
    try:
        print(template.format(*args, **kw))
    except Exception as error:
        print(template, type(error).__name__, error)
