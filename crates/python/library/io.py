"""Text and bytes in memory."""


class _Buffer:
    """What holds text or bytes, and the position in it."""

    closed = False

    def _check(self):
        if self.closed:
            raise ValueError(self._closed_message)

    def _put(self, part):
        self._check()
        missing = self._at - len(self._held)
        if missing > 0:
            self._held += self._nothing * missing
        self._held = self._held[:self._at] + part + self._held[self._at + len(part):]
        self._at += len(part)
        return len(part)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        return self._held

    def _take(self, end):
        part = self._held[self._at:end]
        self._at += len(part)
        return part

    def read(self, size=-1):
        self._check()
        return self._take(len(self._held) if size is None or size < 0 else self._at + size)

    def readline(self, size=-1):
        self._check()
        end = self._held.find(self._line_end, self._at) + 1 or len(self._held)
        return self._take(end if size is None or size < 0 else min(end, self._at + size))

    def readlines(self):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None):
        self._check()
        if size is not None and size < 0:
            raise ValueError(f"{self._negative_size} {size}")
        size = self._at if size is None else size
        self._held = self._held[:size]
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check()
        return False

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()


class StringIO(_Buffer):
    _closed_message = "I/O operation on closed file"
    _negative_size = "Negative size value"
    _nothing = "\0"
    _line_end = "\n"

    def __init__(self, initial_value="", newline="\n"):
        if not isinstance(initial_value, (str, type(None))):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._held = initial_value or ""
        self._at = 0

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return self._put(s)

    def seek(self, pos, whence=0):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = (pos, self._at, len(self._held))[whence]
        return self._at


class BytesIO(_Buffer):
    _closed_message = "I/O operation on closed file."
    _negative_size = "negative size value"
    _nothing = b"\0"
    _line_end = b"\n"

    def __init__(self, initial_bytes=b""):
        self._held = bytes(initial_bytes)
        self._at = 0

    def write(self, b):
        if not isinstance(b, bytes):
            raise TypeError(f"a bytes-like object is required, not {type(b).__name__!r}")
        return self._put(b)

    def seek(self, pos, whence=0):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        self._at = max((0, self._at, len(self._held))[whence] + pos, 0)
        return self._at
