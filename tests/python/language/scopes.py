"""global, nonlocal, closures over loops, names deleted and shadowed."""
counter = 0
def bump():
    global counter
    counter += 1
def outer():
    total = 0
    def inner(n):
        nonlocal total
        total += n
        return total
    return inner
bump(); bump(); acc = outer(); acc(5); print(counter, acc(6), outer()(1))
def reads_later():
    return late
try:
    reads_later()
except NameError as error:
    print(error)
late = "now"; print(reads_later())
def local_first():
    print(counter)
    counter = 1
try:
    local_first()
except UnboundLocalError as error:
    print(type(error).__name__, error)
def deleted():
    value = 1
    del value
    return value
try:
    deleted()
except UnboundLocalError as error:
    print(error)
def free():
    def inner(): return value
    if False: value = 1
    return inner()
try:
    free()
except NameError as error:
    print(type(error).__name__, error)
def makes():
    global fresh
    fresh = "made"
makes(); print(fresh, "fresh" in globals(), [n for n in (1, 2)], "n" in globals())
def exceptions():
    try: raise ValueError("v")
    except ValueError as e: pass
    return e
try: exceptions()
except UnboundLocalError as error: print(error)
