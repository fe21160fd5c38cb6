"""Tracebacks as text."""

from _output import format_exception as _pieces
from _output import format_exception_only as _last_pieces
from _output import format_frames as _frame_pieces
from _output import handled as _handled
from _output import refuse as _refuse

_missing = object()


def _exception(exc, value):
    return exc if value is _missing else value


def _whole(limit, chain=True):
    if limit is not None or not chain:
        _refuse("a part of a traceback (limit, chain)")


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    _whole(limit, chain)
    return _pieces(_exception(exc, value))


def format_exception_only(exc, /, value=_missing):
    return _last_pieces(_exception(exc, value))


def format_exc(limit=None, chain=True):
    _whole(limit, chain)
    return "".join(_pieces(_handled()))


def format_tb(tb, limit=None):
    """Of the exception that is being handled, whose traceback this usually is."""
    _whole(limit)
    if tb is None:
        return []
    error = _handled()
    if error is None or error.__traceback__ is not tb:
        _refuse("traceback.format_tb() outside of the except clause")
    return _frame_pieces(error)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    if file is not None:
        file.write("".join(format_exception(exc, value, tb, limit, chain)))


def print_exc(limit=None, file=None, chain=True):
    if file is not None:
        file.write(format_exc(limit, chain))


def print_tb(tb, limit=None, file=None):
    if file is not None:
        file.write("".join(format_tb(tb, limit)))


def print_stack(f=None, limit=None, file=None):
    pass
