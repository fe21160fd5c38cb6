"""Places of for, with, assert, del, augmented assignment and unpacking."""
import traceback
def shows(f):
    try: f()
    except Exception: print("".join(traceback.format_exc().splitlines(True)[3:]) if False else traceback.format_exc(), end="")
def loop():
    for x in 5: pass
def managed():
    with 5 as y: pass
def asserted():
    assert 1 == 2, "not equal"
def deleted():
    d = {}
    del d["x"]
def augmented():
    n = 1
    n += "a"
def unpacked():
    a, b = 1, 2, 3
def compared():
    return 1 < "a"
def unary():
    return -"a"
def formatted():
    return f"{1:z}"
def attribute_set():
    None.x = 1
def item_set():
    (1, 2)[0] = 3
def conditional():
    return 1 if [] + 1 else 2
def nested():
    return [int(c) for c in "1x"]
def keyword():
    return dict(a=1, b=int("q"))
def lambda_():
    return (lambda: 1 / 0)()
def star():
    print(*5)
def chain():
    return "a".upper().foo().bar()
for f in (loop, managed, asserted, deleted, augmented, unpacked, compared, unary, formatted, attribute_set, item_set, conditional, nested, keyword, lambda_, star, chain): shows(f)
