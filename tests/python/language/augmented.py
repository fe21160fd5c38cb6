x = 5
x += 2
x -= 1
x *= 3
x //= 4
x **= 2
x %= 7
x |= 8
x &= 12
x ^= 5
x <<= 2
x >>= 1
print(x)
y = 7
y /= 2
print(y)
a = b = [1]
a += [2]
a += (3,)
a *= 2
print(b, a is b)
t = u = (1,)
t += (2,)
print(t, u)
s = "a"
s += "b"
s *= 3
print(s)
d = {"n": 1}
d["n"] += 1
d |= {"m": 5}
print(d)
q = {1, 2}
q |= {3}
q -= {1}
q &= {2, 3, 4}
q ^= {9, 3}
print(q)


class N:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, other):
        self.v += other
        return self

    def __add__(self, other):
        return N(self.v + other)


n = m = N(1)
n += 5
print(n.v, n is m)
n = n + 1
print(n.v, n is m)
calls = []


def index():
    calls.append(1)
    return 0


l = [10]
l[index()] += 5
print(l, calls)
for f in [lambda: 1 + "a", lambda: "a" + 1, lambda: [1] + (1,), lambda: None + 1, lambda: "a" * "b", lambda: -"a", lambda: 1 < "a", lambda: [] < 3, lambda: {} | 1]:
    try:
        f()
    except TypeError as error:
        print(error)
z = None
try:
    z += 1
except TypeError as error:
    print(error)
