"""Exception classes of one's own: messages, attributes, args, str, hierarchy."""
class AppError(Exception):
    """Base."""
class NotFound(AppError):
    def __init__(self, what, code=404): super().__init__(f"{what} not found"); self.what, self.code = what, code
class Quiet(AppError):
    def __str__(self): return "quiet!"
class Bare(AppError): pass
for make in (lambda: NotFound("x"), lambda: Quiet(1, 2), lambda: Bare(), lambda: Bare("a", 1), lambda: Bare("one")):
    try: raise make()
    except AppError as e: print(type(e).__name__, str(e), repr(e), e.args, getattr(e, "code", None))
print(NotFound.__mro__[1].__name__, isinstance(Bare(), Exception), issubclass(Quiet, AppError), AppError.__doc__)
try: raise Bare
except Bare as e: print(e.args, e.__traceback__ is not None, repr(e.__cause__))
e = KeyError("a", "b"); print(e, repr(e), KeyError("x"), str(KeyError("x")), str(KeyError()), repr(ValueError()), str(ValueError("a", 1)), OSError(2, "No such file"), OSError("x").args, repr(OSError(2, "m")), OSError(2, "m").errno, UnicodeError("u"))
e = ValueError("v"); e.add_note("note one"); e.extra = 1; print(e.__notes__, e.extra, e.with_traceback(None) is e, e == ValueError("v"), StopIteration(5).value, SystemExit(3).code, AttributeError("m", name="n", obj=1).name, ImportError("m", name="n").name, NameError("q", name="z").name)
