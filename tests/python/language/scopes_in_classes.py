x = "global"


class A:
    x = "class"

    def f(self):
        return x

    def g(self):
        return self.x

    value = x

    def set(self):
        global x
        x = "changed"


print(A().f(), A().g(), A.value)
A().set()
print(x)


def make(n):
    class Inner:
        size = n

        def get(self):
            return n

        def who(self):
            return __class__.__name__

    return Inner


print(make(3).size, make(4)().get(), make(1)().who())


def f():
    x = "local"

    class B:
        y = x

        def h(self):
            return x

    return B.y, B().h()


print(f())


def outer():
    def a():
        return b()

    def b():
        return "b"

    return a()


print(outer())


def params(x):
    def change():
        nonlocal x
        x += 1

    change()
    return x


print(params(1))


def defaults(a=[]):
    a.append(1)
    return a


defaults()
print(defaults())
