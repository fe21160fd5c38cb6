"""Defaults are evaluated once, where the function is defined."""
def add(item, items=[]):
    items.append(item)
    return items
print(add(1), add(2), add(3, []), add(4), add.__defaults__)
x = 1
def later(value=x, *, key=x + 1): return value, key
x = 10
print(later(), later.__defaults__, later.__kwdefaults__, later(key=0))
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs], [g() for g in [lambda: i for i in range(3)]])
