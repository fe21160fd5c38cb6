"""Tracebacks as text. What goes to stderr is not shown."""

from _output import format_exc


def print_exc(limit=None, file=None, chain=True):
    if file is not None:
        file.write(format_exc())


def format_exception_only(exc, value=None):
    exc = exc if value is None else value
    name = type(exc).__qualname__
    if type(exc).__module__ not in ("builtins", "__main__"):
        name = f"{type(exc).__module__}.{name}"
    text = str(exc)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def print_exception(*args, **kwargs):
    pass


def print_stack(*args, **kwargs):
    pass
