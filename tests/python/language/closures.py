def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


a, b = counter(), counter()
print(a(), a(), b(), a(5))
total = 0


def add(n):
    global total
    total += n


add(3)
add(4)
print(total)
functions = [lambda: i for i in range(3)]
print([g() for g in functions])
functions = [lambda i=i: i for i in range(3)]
print([g() for g in functions])


def outer(x):
    def middle():
        def inner():
            return x * 2

        return inner

    return middle()()


print(outer(21))


def early():
    def use():
        return later

    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    later = 1
    return use()


print(early())


def unbound():
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)
    value = 1


unbound()


class C:
    y = 5
    names = [n for n in range(3)]

    def get(self):
        return total


print(C().get(), C.names)
