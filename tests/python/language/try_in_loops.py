def f():
    out = []
    for i in range(5):
        try:
            for j in range(3):
                try:
                    if j == 1:
                        continue
                    if i == 3:
                        return out
                    if i == 2:
                        raise ValueError(i)
                    out.append((i, j))
                finally:
                    out.append("f")
        except ValueError as e:
            out.append(str(e))
            continue
        else:
            out.append("else")
        finally:
            out.append("F")
    return out


print(f())


def g():
    while True:
        try:
            try:
                raise KeyError("a")
            except KeyError as e:
                return "got " + str(e)
            finally:
                print("inner")
        finally:
            print("outer")


print(g())


def h():
    for x in [1, 2]:
        try:
            try:
                1 / 0
            finally:
                break
        except ZeroDivisionError:
            print("not reached")
    return "swallowed by break"


print(h())


def nested():
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise KeyError("b")
        except KeyError as e:
            print(repr(e.__context__))
        try:
            raise
        except ValueError as e:
            print("still", e)
    return "ok"


print(nested())


def with_return():
    try:
        return [print("value"), 1][1]
    finally:
        try:
            raise ValueError
        except ValueError:
            print("handled in finally")


print(with_return())


def gen():
    try:
        yield 1
    except ValueError:
        yield "handled"
    finally:
        yield "last"


it = gen()
print(next(it), it.throw(ValueError()), next(it), next(it, "over"))
