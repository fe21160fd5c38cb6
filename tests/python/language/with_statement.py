class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with Manager("c", swallow=True):
    raise ValueError("lost")
print("after")


def f():
    for i in range(3):
        with Manager(str(i)):
            if i == 1:
                return "returned"
            continue


print(f())
for i in range(2):
    with Manager("loop"):
        break
try:
    with Manager("d"):
        1 / 0
except ZeroDivisionError as error:
    print("outside", error)
try:
    with 3:
        pass
except TypeError as error:
    print(error)
try:
    with Manager("o") as o, Manager("p"):
        raise KeyError("k")
except KeyError as error:
    print(repr(error))
