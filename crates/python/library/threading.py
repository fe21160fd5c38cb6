"""What programs with one thread use of it: locks, which nobody else holds, and `local`. Threads are refused."""

from _output import refuse as _refuse


def Thread(*args, **kwargs):
    _refuse("threads")


Timer = Thread


class local:
    pass


class _Lock:
    _is_reentrant = False

    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._held and not self._is_reentrant:
            if blocking and timeout < 0:
                _refuse("waiting for a lock")
            return False
        self._held += 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("cannot release un-acquired lock" if self._is_reentrant else "release unlocked lock")
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()


class _RLock(_Lock):
    _is_reentrant = True


def Lock():
    return _Lock()


def RLock():
    return _RLock()


class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag and timeout is None:
            _refuse("waiting for an event")
        return self._flag


class _MainThread:
    name = "MainThread"
    daemon = False

    def getName(self):
        return self.name

    def is_alive(self):
        return True

    @property
    def ident(self):
        _refuse("the number of a thread")

    native_id = ident


_main = _MainThread()


def current_thread():
    return _main


main_thread = currentThread = current_thread


def get_ident():
    _refuse("the number of a thread")


def active_count():
    return 1


def enumerate():
    return [_main]
