"""Keyed digests."""

import hashlib as _hashlib


def compare_digest(a, b, /):
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
    elif not (isinstance(a, bytes) and isinstance(b, bytes)):
        kinds = f"'{type(a).__name__}' and '{type(b).__name__}'"
        raise TypeError(f"unsupported operand types(s) or combination of types: {kinds}")
    return a == b


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, bytes):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        self._make = digestmod if callable(digestmod) else lambda data=b"": _hashlib.new(digestmod, data)
        plain = self._make()
        self.block_size = plain.block_size
        self.digest_size = plain.digest_size
        self.name = f"hmac-{plain.name}"
        if len(key) > self.block_size:
            key = self._make(key).digest()
        self._key = key + bytes(self.block_size - len(key))
        self._inner = self._make(bytes([byte ^ 0x36 for byte in self._key]))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        other = object.__new__(HMAC)
        other.__dict__.update(self.__dict__)
        other._inner = self._inner.copy()
        return other

    def digest(self):
        return self._make(bytes([byte ^ 0x5C for byte in self._key]) + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()
