class AppError(Exception):
    def __init__(self, code, message="none"):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class SubError(AppError):
    pass


try:
    raise SubError(5, "bad")
except AppError as e:
    print(e, repr(e), e.args, e.code, type(e).__name__, isinstance(e, Exception))


class Plain(ValueError):
    pass


class Data(Exception):
    def __init__(self, **kw):
        self.kw = kw


for make in [lambda: Plain("a", "b"), lambda: Plain(), lambda: Data(x=1)]:
    try:
        raise make()
    except (Plain, Data) as e:
        print(repr(e), "|", e, "|", e.args, e.__dict__)
try:
    Plain(x=1)
except TypeError as e:
    print(e)
print(issubclass(Plain, ValueError), Plain.__mro__[1:4])
try:
    raise Plain
except Exception as e:
    print(repr(e))
e = KeyError("k")
print(str(e), repr(e), str(KeyError("a", "b")), str(KeyError()))
print(issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(FileNotFoundError, OSError), issubclass(ModuleNotFoundError, ImportError), IOError is OSError)
for f in [lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0 ** -1]:
    try:
        f()
    except ZeroDivisionError as error:
        print(error)
