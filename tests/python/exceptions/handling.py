def f(n):
    try:
        if n == 0:
            return "zero"
        if n == 1:
            raise ValueError("one", 1)
        if n == 2:
            raise KeyError("two")
        if n == 3:
            {}["x"]
        if n == 4:
            [][1]
        if n == 5:
            int("x")
        print("no error", n)
    except (KeyError, IndexError) as e:
        return f"lookup {e!r} {e}"
    except ValueError as e:
        return f"value {e.args} {e}"
    else:
        return "else"
    finally:
        print("finally", n)


for n in range(7):
    print(f(n))


def g():
    for i in range(3):
        try:
            if i == 0:
                continue
            if i == 1:
                break
        finally:
            print("clean", i)
    try:
        return "try"
    finally:
        print("before return")


print(g())


def override():
    try:
        return 1
    finally:
        return 2


print(override())
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise
except ValueError as e:
    print("again", e)
try:
    e
except NameError as error:
    print(error)
try:
    try:
        raise ValueError("inner")
    except ValueError as inner:
        raise TypeError("outer") from inner
except TypeError as e:
    print(e, repr(e.__cause__), e.__suppress_context__)
try:
    try:
        raise ValueError("inner")
    except ValueError:
        {}["k"]
except KeyError as e:
    print(repr(e), repr(e.__context__), e.__cause__)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == "", e.args)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise 3
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except 3:
        pass
except TypeError as e:
    print(e)
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(repr(e))
try:
    assert []
except AssertionError as e:
    print(repr(e))
print([type(x).__name__ for x in (ValueError(), Exception("a"))], ValueError("a") == ValueError("a"))
