"""Logging to handlers. Files and configuration by dict are left out. With `echo=True`
or the level INFO of `sqlalchemy.engine`, the engine logs its statements as SQLAlchemy does; compiling one takes 0.00010s
each time, and a statement that is sent again was compiled 0.001s ago."""

import sys as _sys
from _output import caller as _caller
from _output import format_exception as _format_exception
from _output import refuse as _refuse
from datetime import datetime as _datetime
from string import Template as _Template

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {name: level for level, name in _names.items()} | {"WARN": 30, "FATAL": 50}
_unknown_places = ("filename", "pathname", "module", "process)", "thread)")


def getLevelName(level):
    return _names.get(level) or _levels.get(level, f"Level {level}")


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def _level(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level not in _levels:
        raise ValueError(f"Unknown level: {level!r}")
    return _levels[level]


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = _datetime.now()
        self.name = name
        self.msg = msg
        self.args = args[0] if len(args) == 1 and isinstance(args[0], dict) and args[0] else args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.lineno = lineno
        self.funcName = func
        self.exc_info = exc_info
        self.exc_text = None
        self.created = now.timestamp()
        self.msecs = now.microsecond // 1000
        self.threadName = "MainThread"
        self.processName = "MainProcess"
        self._moment = now

    def getMessage(self):
        message = str(self.msg)
        return message % self.args if self.args else message

    def __repr__(self):
        return f"<LogRecord: {self.name}, {self.levelno}, , 0, {self.msg!r}>"


class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in ("%", "{", "$"):
            raise ValueError("Style must be one of: %,{,$")
        self._style = style
        self._fmt = fmt or {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        self.datefmt = datefmt
        self._defaults = defaults or {}

    def usesTime(self):
        return "asctime" in self._fmt

    def formatTime(self, record, datefmt=None):
        if datefmt:
            return record._moment.strftime(datefmt)
        return f"{record._moment.strftime(self.default_time_format)},{record.msecs:03d}"

    def formatException(self, ei):
        return "".join(_format_exception(ei[1])).rstrip("\n")

    def formatMessage(self, record):
        for place in _unknown_places:
            if place in self._fmt:
                _refuse(f"{place.strip(')')} in the format of a logging message")
        values = self._defaults | record.__dict__
        if self._style == "%":
            return self._fmt % values
        return self._fmt.format(**values) if self._style == "{" else _Template(self._fmt).substitute(**values)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = text.rstrip("\n") + "\n" + record.exc_text
        return text


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for check in self.filters:
            if not (check.filter(record) if hasattr(check, "filter") else check(record)):
                return False
        return True


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self.level = _level(level)
        self.formatter = None
        self.name = None

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, formatter):
        self.formatter = formatter

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        kept = self.filter(record)
        if kept:
            self.emit(record)
        return kept

    def handleError(self, record):
        pass

    def flush(self):
        pass

    def close(self):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = _sys.stderr if stream is None else stream

    def emit(self, record):
        # CPython tells a mistake of the message on stderr and goes on.
        try:
            text = self.format(record)
        except Exception:
            return self.handleError(record)
        self.stream.write(text + self.terminator)

    def setStream(self, stream):
        previous, self.stream = self.stream, stream
        return previous

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name and name + ' '}({getLevelName(self.level)})>"


class NullHandler(Handler):
    def handle(self, record):
        pass

    def emit(self, record):
        pass


def FileHandler(*args, **kwargs):
    _refuse("logging to a file")


_default_formatter = Formatter()


def _at(level):
    def log(self, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    return log


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.handlers = []
        self.propagate = True
        self.disabled = False

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > self.manager.disable and level >= self.getEffectiveLevel()

    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if stack_info:
            _refuse("stack_info of logging")
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = _sys.exc_info()
        line, function = _caller()
        record = LogRecord(self.name, level, "", line, msg, args, exc_info, function)
        for name, value in (extra or {}).items():
            if name in ("message", "asctime") or name in record.__dict__:
                raise KeyError(f"Attempt to overwrite {name!r} in LogRecord")
            record.__dict__[name] = value
        self.handle(record)

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        logger = self
        while logger is not None:
            for handler in logger.handlers:
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    debug = _at(DEBUG)
    info = _at(INFO)
    warning = warn = _at(WARNING)
    error = _at(ERROR)
    critical = fatal = _at(CRITICAL)

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def __repr__(self):
        kind = "RootLogger" if self is root else "Logger"
        return f"<{kind} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class Manager:
    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.loggerDict = {}

    def getLogger(self, name):
        loggers = self.loggerDict
        if name not in loggers:
            loggers[name] = Logger(name)
            for known in loggers.values():
                above = known.name.split(".")[:-1]
                while above and ".".join(above) not in loggers:
                    above.pop()
                known.parent = loggers[".".join(above)] if above else root
        return loggers[name]


root = Logger("root", WARNING)
Logger.root = root
Logger.manager = Manager(root)


def getLogger(name=None):
    if not name or name == "root":
        return root
    return root.manager.getLogger(name)


def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None,
                handlers=None, force=False, encoding=None, errors=None):
    if filename is not None:
        _refuse("logging to a file")
    if force:
        root.handlers.clear()
    if root.handlers:
        return
    if handlers is not None and stream is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    default = {"%": "%(levelname)s:%(name)s:%(message)s", "{": "{levelname}:{name}:{message}",
               "$": "${levelname}:${name}:${message}"}
    formatter = Formatter(format or default[style], datefmt, style)
    for handler in handlers or [StreamHandler(stream)]:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def disable(level=CRITICAL):
    root.manager.disable = _level(level)


def _on_root(name):
    def log(*args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(*args, **kwargs)

    return log


log, debug, info = _on_root("log"), _on_root("debug"), _on_root("info")
warning, error, exception = _on_root("warning"), _on_root("error"), _on_root("exception")
critical = _on_root("critical")
warn, fatal = warning, critical
