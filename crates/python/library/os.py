"""The environment is empty but for what the program puts there; files and processes are refused."""

from _output import refuse as _refuse

# What a shell gives every program, each with a value of its own.
_OF_SHELLS = {
    "HOME", "HOSTNAME", "LANG", "LOGNAME", "OLDPWD", "PATH", "PWD", "SHELL", "SHLVL", "TERM", "TMPDIR", "USER", "_",
}

name = "posix"
curdir = "."
pardir = ".."
extsep = "."
sep = "/"
altsep = None
pathsep = ":"
linesep = "\n"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"


def _checked(text):
    if not isinstance(text, str):
        raise TypeError(f"str expected, not {type(text).__name__}")
    return text


class _Environ(dict):
    def _known(self, key):
        if _checked(key) in _OF_SHELLS and not dict.__contains__(self, key):
            _refuse(f"reading {key} from the environment")
        return key

    def __getitem__(self, key):
        return dict.__getitem__(self, self._known(key))

    def __setitem__(self, key, value):
        dict.__setitem__(self, _checked(key), _checked(value))

    def __contains__(self, key):
        return isinstance(key, str) and dict.__contains__(self, self._known(key))

    def get(self, key, default=None):
        return dict.get(self, self._known(key), default)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), /, **others):
        for key, value in dict(other, **others).items():
            self[key] = value

    def _refused(self, *given):
        _refuse("going over the environment")

    __iter__ = __len__ = __repr__ = keys = values = items = copy = _refused


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    _checked(name), _checked(value)


def unsetenv(name, /):
    _checked(name)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


import os.path as path
