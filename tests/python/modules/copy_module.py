"""copy and deepcopy: containers, instances, cycles, hooks."""
import copy
a = [1, [2, 3], {"k": [4]}]; b = copy.copy(a); c = copy.deepcopy(a); a[1].append(9); print(b, c, b[1] is a[1], c[1] is a[1])
class N:
    def __init__(self, v): self.v, self.next = v, None
n = N([1]); n.next = n; m = copy.deepcopy(n); print(m.next is m, m.v == n.v, m.v is n.v, copy.copy(n).v is n.v)
class H:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(H()), copy.deepcopy([H()]), copy.deepcopy((1, [2])), copy.copy((1,)), copy.deepcopy("x"), copy.copy({1: 2}), copy.deepcopy({1, 2}), copy.copy(None), copy.deepcopy({"a": (1, [2])}))
