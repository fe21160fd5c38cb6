def f():
    try:
        raise ValueError("first")
    finally:
        print("cleanup")


try:
    f()
finally:
    raise KeyError("second")
