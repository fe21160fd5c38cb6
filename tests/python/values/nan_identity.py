"""NaN and other objects that equal nothing, themselves included: containers find them by identity."""
import math
n=float("nan")
print(n==n, n in [n], [n]==[n], (n,)==(n,), {n:1}.get(n), [n].index(n), [n].count(n), n is n, float("nan") in [n])
d={n:1, float("nan"):2}; print(len(d), len({n,n}))
print(max([n,1,2]), min([1,n]), sorted([3,1,2]), n!=n, hash(n)==hash(n))
print([n,1]==[n,1], {"a":n}=={"a":n}, (1,n)<(1,n), math.nan is math.nan)
x=[n]; print(x.remove(n), x)
from decimal import Decimal
D=Decimal("NaN"); print(D==D, D in [D], [D]==[D], {1:D}=={1:D})
class E:
    def __eq__(self,o): return False
    __hash__=None
e=E(); print(e in [e], [e]==[e], [e].index(e), (e,).count(e))
