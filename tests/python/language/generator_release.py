class M:
    def __enter__(self):
        print("enter")

    def __exit__(self, *a):
        print("exit", a[0].__name__ if a[0] else None)


def g():
    with M():
        yield 1
        yield 2


for x in g():
    print(x)
    break
print("after")
it = g()
next(it)
it = None
print("end")


def chain():
    try:
        yield from g()
    finally:
        print("outer")


for x in chain():
    break
print("done")
