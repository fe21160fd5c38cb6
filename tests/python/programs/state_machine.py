"""match on tuples and enums, dispatch dicts, class constants, string building."""
from enum import Enum, auto
class S(Enum): IDLE = auto(); RUN = auto(); DONE = auto()
def step(state, event):
    match (state, event):
        case (S.IDLE, "start"): return S.RUN
        case (S.RUN, {"progress": int(p)}) if p >= 100: return S.DONE
        case (S.RUN, {"progress": p}): print(f"  {p}%"); return state
        case (_, "reset"): return S.IDLE
        case (S.DONE, _): raise RuntimeError("already done")
        case _: return state
s = S.IDLE
for e in ["x", "start", {"progress": 40}, {"progress": 100}]:
    s = step(s, e); print(s.name, end=" ")
print()
ops = {"+": lambda a, b: a + b, "*": lambda a, b: a * b, "-": lambda a, b: a - b}
def rpn(text):
    stack = []
    for tok in text.split():
        if tok in ops: b, a = stack.pop(), stack.pop(); stack.append(ops[tok](a, b))
        else: stack.append(float(tok) if "." in tok else int(tok))
    (result,) = stack
    return result
print(rpn("3 4 + 2 *"), rpn("1.5 2 * 1 -"))
try: rpn("1 2")
except ValueError as err: print(type(err).__name__, err)
step(s, "go")
