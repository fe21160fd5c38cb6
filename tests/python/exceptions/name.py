def f():
    print("x")
    return undefined_thing + 1


f()
