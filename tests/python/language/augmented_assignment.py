"""Augmented assignment: in place or not, on names, items and attributes, with their methods."""
class Acc:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
    def __sub__(self, o): return Acc(self.v - o)
    def __matmul__(self, o): return f"{self.v}@{o}"
a = b = Acc(1); a += 5; print(a is b, b.v); a -= 1; print(a is b, a.v, b.v); a @= 3; print(a)
l = m = [1]; l += (2,); l *= 2; print(m); t = u = (1,); t += (2,); print(t, u)
d = {"k": [1]}; d["k"] += [2]; d["n"] = 1; d["n"] <<= 3; d["n"] |= 1; d["n"] //= 2; d["n"] **= 2; d["n"] %= 5; d["n"] ^= 7; d["n"] >>= 1; d["n"] &= 3; print(d)
s = "a"; s += "b"; s *= 2; s %= (); print(s)
tup = ([1],)
try: tup[0] += [2]
except TypeError as e: print(e, tup)
for wrong in ["x += 1", ]:
    try: undefined += 1
    except NameError as e: print(e)
n = 5
try: n += "a"
except TypeError as e: print(e)
try: n -= "a"
except TypeError as e: print(e)
try: n @= 2
except TypeError as e: print(e)
try: s -= 1
except TypeError as e: print(e)
