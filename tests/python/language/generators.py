def count(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
    return "end"


g = count(3)
print(next(g), g.send("x"), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
print(next(g, "default"))


def nested():
    result = yield from count(2)
    print("result", result)
    yield from [7, 8]


print(list(nested()))


def guarded():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


g = guarded()
print(next(g))
g.close()
for v in guarded():
    break
    

def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


out = []
for n in fib():
    if n > 50:
        break
    out.append(n)
print(out)


def catcher():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield f"caught {error}"


g = catcher()
print(next(g), g.throw(ValueError("v")), next(g))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))


def bad():
    yield 1
    raise StopIteration


try:
    list(bad())
except RuntimeError as error:
    print(error)
print(type(g).__name__, sum(i for i in count(4)))
