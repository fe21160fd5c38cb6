def inner(x):
    return 10 / x


def outer():
    value = inner(0)
    return value


print("before")
outer()
