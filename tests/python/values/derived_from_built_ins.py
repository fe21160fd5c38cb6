class Stack(list):
    def push(self, x):
        self.append(x)
    def peek(self):
        return self[-1]
s = Stack([1]); s.push(2)
print(s, s.peek(), len(s), s[::-1], s == [1, 2], [*s, 3], 2 in s, isinstance(s, list), s + [9], sum(s), type(s).__name__)
class Lower(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
    def __missing__(self, key):
        return f"no {key}"
d = Lower(); d["AB"] = 1
print(d, d["ab"], d["zz"], d.get("zz"), "ab" in d, {**d}, dict(d), list(d.items()), d == {"ab": 1}, len(d))
class Text(str):
    def shout(self):
        return self.upper() + "!"
t = Text("hi")
print(t, t.shout(), t + "x", repr(t), f"{t:>5}|", t == "hi", {t: 1}["hi"], t[0], ",".join([t, t]), type(t + "").__name__, sorted([Text("b"), Text("a")]))
class Money(int):
    def __new__(cls, amount):
        return super().__new__(cls, amount * 100)
    def __repr__(self):
        return f"Money({int(self)})"
m = Money(3)
print(m, repr(m), m + 1, m == 300, [m], m // 7, float(m), range(10)[Money(0)])
class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
p = Pair(1, 2); x, y = p
print(p, x, y, p[0], p == (1, 2), hash(p) == hash((1, 2)), len(p))
class MySet(set):
    pass
print(sorted(MySet([3, 1])), 3 in MySet([3]), len(MySet("ab")), MySet([1]) | {2})
