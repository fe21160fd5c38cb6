"""The little of `sys` that programs ask about themselves."""

from _output import handled as _handled
from _output import recursion_limit as _recursion_limit
from _output import refuse as _refuse
from _output import write as _write
from _output import write_error as _write_error

version = "3.11.0 (Bothways)"
maxsize = 2 ** 63 - 1
byteorder = "little"
platform = "linux"
argv = [""]
path = []
modules = {}


class version_info_type(tuple):
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])


version_info = version_info_type((3, 11, 0, "final", 0))


class float_info:
    max = 1.7976931348623157e+308
    min = 2.2250738585072014e-308
    epsilon = 2.220446049250313e-16
    dig = 15
    mant_dig = 53
    max_exp = 1024
    min_exp = -1021
    max_10_exp = 308
    min_10_exp = -307
    radix = 2
    rounds = 1


maxunicode = 0x10ffff
hexversion = 0x030b00f0
executable = prefix = base_prefix = exec_prefix = ""


def getdefaultencoding():
    return "utf-8"


def exception():
    return _handled()


def getsizeof(object, default=None):
    _refuse("sys.getsizeof()")


class _Stream:
    def __init__(self, name, print):
        self.name = name
        self._print = print

    def write(self, text):
        self._print(text)
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


stdout = __stdout__ = _Stream("<stdout>", _write)
stderr = __stderr__ = _Stream("<stderr>", _write_error)


def exit(code=None):
    raise SystemExit(code) if code is not None else SystemExit


def exc_info():
    error = _handled()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


def getrecursionlimit():
    return _recursion_limit()


def setrecursionlimit(limit, /):
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if abs(limit) >= 1 << 31:
        raise OverflowError(f"Python int too {'large' if limit > 0 else 'small'} to convert to C int")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _recursion_limit(limit)


def intern(string):
    return string
