"""Text and bytes in memory."""


class StringIO:
    def __init__(self, initial_value="", newline="\n"):
        if not isinstance(initial_value, (str, type(None))):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._text = initial_value or ""
        self._at = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def write(self, s):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        if self._at > len(self._text):
            self._text += "\0" * (self._at - len(self._text))
        self._text = self._text[:self._at] + s + self._text[self._at + len(s):]
        self._at += len(s)
        return len(s)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def getvalue(self):
        self._check()
        return self._text

    def read(self, size=-1):
        self._check()
        end = len(self._text) if size is None or size < 0 else self._at + size
        part = self._text[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1):
        self._check()
        end = self._text.find("\n", self._at)
        end = len(self._text) if end < 0 else end + 1
        part = self._text[self._at:end]
        self._at = end
        return part

    def readlines(self):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, pos, whence=0):
        self._at = pos if whence == 0 else len(self._text) + pos if whence == 2 else self._at
        return self._at

    def tell(self):
        return self._at

    def truncate(self, size=None):
        size = self._at if size is None else size
        self._text = self._text[:size]
        return size

    def readable(self):
        return True

    writable = seekable = readable

    def isatty(self):
        return False

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


class BytesIO:
    def __init__(self, initial_bytes=b""):
        self._bytes = bytes(initial_bytes)
        self._at = 0
        self.closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def write(self, b):
        self._check()
        if not isinstance(b, bytes):
            raise TypeError(f"a bytes-like object is required, not {type(b).__name__!r}")
        if self._at > len(self._bytes):
            self._bytes += bytes(self._at - len(self._bytes))
        self._bytes = self._bytes[:self._at] + b + self._bytes[self._at + len(b):]
        self._at += len(b)
        return len(b)

    def getvalue(self):
        self._check()
        return self._bytes

    def read(self, size=-1):
        self._check()
        end = len(self._bytes) if size is None or size < 0 else self._at + size
        part = self._bytes[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1):
        self._check()
        end = self._bytes.find(b"\n", self._at)
        end = len(self._bytes) if end < 0 else end + 1
        part = self._bytes[self._at:end]
        self._at = end
        return part

    readlines = StringIO.readlines
    writelines = StringIO.writelines
    __iter__ = StringIO.__iter__
    __next__ = StringIO.__next__
    tell = StringIO.tell
    flush = StringIO.flush
    close = StringIO.close
    readable = writable = seekable = StringIO.readable
    isatty = StringIO.isatty
    __enter__ = StringIO.__enter__
    __exit__ = StringIO.__exit__

    def seek(self, pos, whence=0):
        self._at = pos if whence == 0 else len(self._bytes) + pos if whence == 2 else self._at + pos
        return self._at

    def truncate(self, size=None):
        size = self._at if size is None else size
        self._bytes = self._bytes[:size]
        return size
