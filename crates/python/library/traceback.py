"""Tracebacks as text. What goes to stderr is not shown."""

from _output import format_exception as _pieces
from _output import format_exception_only as _last_pieces
from _output import format_frames as _frame_pieces
from _output import handled as _handled

_missing = object()


def _exception(exc, value):
    return exc if value is _missing else value


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    return _pieces(_exception(exc, value))


def format_exception_only(exc, /, value=_missing):
    return _last_pieces(_exception(exc, value))


def format_exc(limit=None, chain=True):
    return "".join(_pieces(_handled()))


def format_tb(tb, limit=None):
    """Of the exception that is being handled, whose traceback this usually is."""
    error = _handled()
    if error is None or error.__traceback__ is not tb:
        from _output import refuse

        refuse("traceback.format_tb() outside of the except clause")
    return _frame_pieces(error)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    if file is not None:
        file.write("".join(_pieces(_exception(exc, value))))


def print_exc(limit=None, file=None, chain=True):
    if file is not None:
        file.write(format_exc())


def print_tb(tb, limit=None, file=None):
    if file is not None:
        file.write("".join(format_tb(tb)))


def print_stack(f=None, limit=None, file=None):
    pass
