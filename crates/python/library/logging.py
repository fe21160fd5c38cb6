"""Logging to stderr, which Bothways does not show; what SQLAlchemy logs is shown as SQL instead. Messages go nowhere,
handlers are kept and never called; files, filters and configuration by dict are left out."""

from _output import refuse as _refuse

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {name: level for level, name in _names.items()} | {"WARN": 30, "FATAL": 50}


def getLevelName(level):
    return _names.get(level) or _levels.get(level, f"Level {level}")


def _level(level):
    if isinstance(level, int):
        return level
    if level not in _levels:
        raise ValueError(f"Unknown level: {level!r}")
    return _levels[level]


class Handler:
    def __init__(self, level=NOTSET):
        self.level = _level(level)

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, formatter):
        self.formatter = formatter


class StreamHandler(Handler):
    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = stream


class NullHandler(Handler):
    pass


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%"):
        self.fmt = fmt


def _at(level):
    def log(self, msg, *args, **kwargs):
        self.log(level, msg, *args)

    return log


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = level
        self.handlers = []
        self.propagate = True
        self.disabled = False

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        return self.level or root.level

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel()

    def addHandler(self, handler):
        self.handlers.append(handler)

    def removeHandler(self, handler):
        self.handlers.remove(handler)

    def hasHandlers(self):
        return bool(self.handlers or root.handlers)

    def log(self, level, msg, *args, **kwargs):
        # Nobody reads the text, but making it calls methods of the arguments; a wrong format only shows on stderr.
        if args and self.isEnabledFor(level):
            try:
                str(msg) % args
            except Exception:
                pass

    debug = _at(DEBUG)
    info = _at(INFO)
    warning = warn = _at(WARNING)
    error = exception = _at(ERROR)
    critical = fatal = _at(CRITICAL)

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def __repr__(self):
        kind = "RootLogger" if self is root else "Logger"
        return f"<{kind} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


root = Logger("root", WARNING)
_loggers = {}


def getLogger(name=None):
    if not name or name == "root":
        return root
    if name.split(".")[0] == "sqlalchemy":
        _refuse(f"logging.getLogger({name!r})")
    if name not in _loggers:
        _loggers[name] = Logger(name)
    return _loggers[name]


def basicConfig(*, level=None, handlers=None, **kwargs):
    if level is not None:
        root.setLevel(level)
    root.handlers.extend(handlers or [StreamHandler()])


def disable(level=CRITICAL):
    pass


log = root.log
debug, info, warning, error, critical = root.debug, root.info, root.warning, root.error, root.critical
warn, exception, fatal = warning, error, critical
