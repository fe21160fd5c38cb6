"""Variables that are computed with, compared and taken as indexes in every way that instructions can follow each other:
large and negative numbers, other types, errors with their places, loops whose variable changes its type."""
def compute(a, b, items):
    out = []
    for op in (a + b, a - b, a * b, a // b if b else None, a % b if b else None, a & b, a | b, a ^ b): out.append(op)
    a += b; out.append(a); a -= 1; out.append(a); b *= a; out.append(b)
    c = a < b; d = a if a >= b else b; out += [c, d, a == b, a != b, a <= 3 < b, 1 < a]
    i = 1; x = items[i]; items[i] = x; out.append(x); out.append(items[0]); out.append(items[-1]); out.append(items[i - 1])
    return out
print(compute(7, 3, [1, 2, 3])); print(compute(-7, 3, "abc".split("b") + [0])); print(compute(2 ** 62, 2 ** 62, [1.5, None, ()]))
print(compute(True, 5, [1, 2])); print([type(x).__name__ for x in compute(2 ** 70, 9, [1, 2])])
def mixed():
    total = 0
    for n in [1, 2.5, 3, True, 2 ** 64]:
        total += n
        if n < 2: total = total - n
        m = n * 2; k = m
    return total, m, k, n
print(mixed())
def fails(what):
    items = [1, 2]; i = 2; z = 0; word = "a"
    if what == 0: return items[i]
    if what == 1: return i // z
    if what == 2: return i + word
    if what == 3: return i < word
    if what == 4: return items[word]
    if what == 5: return items[missing]
    if what == 6: i += late
    late = 1
for what in range(7):
    try: fails(what)
    except Exception as e: print(type(e).__name__, e, e.__traceback__.tb_next.tb_lineno)
def swap(n):
    a, b = 0, 1
    while n > 0: a, b = b, a + b; n -= 1
    return a
print(swap(10), swap(100))
class Grid:
    limit = 3
    def __init__(self): self.cells = [0] * 3; self.at = 0
    def step(self):
        self.at += 1; at = self.at; cells = self.cells
        if at < self.limit: cells[at] = at * at; value = cells[at]; return value
        return self.limit
grid = Grid(); print([grid.step() for _ in range(4)], grid.cells)
