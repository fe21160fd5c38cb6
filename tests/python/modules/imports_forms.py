"""import as, from import as, dotted, star, imports in functions and try/except ImportError."""
import datetime as dt, math as m, collections.abc
from collections import OrderedDict as OD, deque
from math import *
print(dt.date(2020, 1, 1), m.pi, collections.abc.Iterable.__name__, OD(a=1), deque([1]), sqrt(4), floor(2.5))
def f():
    import json
    from textwrap import dedent as d
    return json.dumps([1]), d(" x")
print(f(), "json" in globals(), m.__name__, m is math if "math" in globals() else "no math name")
from math import (pi as PI,
                  e)
print(PI, e)
if True:
    import itertools
print(next(itertools.count()))
