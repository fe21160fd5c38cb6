"""Context managers, from generators and from callables. Left out: the asynchronous ones, `chdir`, `redirect_stderr`."""

import sys as _sys
from functools import wraps

_RAN_ON = "generator didn't stop"


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


def _decorated(function, make_manager):
    """`function` with each call inside a manager of its own."""

    @wraps(function)
    def call(*positional, **named):
        with make_manager():
            return function(*positional, **named)

    return call


class ContextDecorator:
    def __call__(self, func):
        return _decorated(func, lambda: self)


class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
    def __init__(self, start):
        self._start = start
        self._steps = start()

    def __call__(self, func):
        return _decorated(func, lambda: type(self)(self._start))

    def __enter__(self):
        for value in self._steps:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            for _ in self._steps:
                raise RuntimeError(_RAN_ON)
            return False
        try:
            self._steps.throw(exc_value)
        except BaseException as raised:
            if raised is exc_value or self._wraps(raised, exc_value):
                exc_value.__traceback__ = traceback
                return False
            if isinstance(raised, StopIteration):
                return True
            raise
        raise RuntimeError(f"{_RAN_ON} after throw()")

    @staticmethod
    def _wraps(raised, thrown):
        """Whether a StopIteration came out as the RuntimeError that generators make of it."""
        return isinstance(thrown, StopIteration) and isinstance(raised, RuntimeError) and raised.__cause__ is thrown


def contextmanager(func):
    @wraps(func)
    def manager(*positional, **named):
        return _GeneratorContextManager(lambda: func(*positional, **named))

    return manager


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *details):
        self.thing.close()


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._expected = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exc_type, exc_value, traceback):
        return exc_type is not None and issubclass(exc_type, self._expected)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *details):
        pass


class redirect_stdout(AbstractContextManager):
    def __init__(self, new_target):
        self._target = new_target
        self._before = []

    def __enter__(self):
        self._before.append(_sys.stdout)
        _sys.stdout = self._target
        return self._target

    def __exit__(self, *details):
        _sys.stdout = self._before.pop()


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        entered = type(cm).__enter__(cm)
        self._exits.append(lambda *details: type(cm).__exit__(cm, *details))
        return entered

    def push(self, exit):
        if hasattr(type(exit), "__exit__"):
            self._exits.append(lambda *details: type(exit).__exit__(exit, *details))
        else:
            self._exits.append(exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        def run(*details):
            callback(*args, **kwds)

        self._exits.append(run)
        return callback

    def pop_all(self):
        moved = type(self)()
        moved._exits, self._exits = self._exits, []
        return moved

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *details):
        swallowed = False
        pending = details
        failed = False
        while self._exits:
            exit = self._exits.pop()
            try:
                if exit(*pending):
                    swallowed = pending[0] is not None
                    failed = False
                    pending = (None, None, None)
            except BaseException as error:
                pending = (type(error), error, None)
                failed = True
        if failed:
            raise pending[1]
        return swallowed
