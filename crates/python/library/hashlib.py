"""Digests of bytes. `blake2b`, `blake2s`, the SHA-3 family and `scrypt` are left out."""

from _hashes import digest as _digest, pbkdf2 as _pbkdf2

_BLOCKS = {"md5": 64, "sha1": 64, "sha224": 64, "sha256": 64, "sha384": 128, "sha512": 128}

algorithms_guaranteed = {
    "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384",
    "sha3_512", "shake_128", "shake_256",
}


def _bytes(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    if not isinstance(data, bytes):
        raise TypeError("object supporting the buffer API required")
    return data


class HASH:
    def __init__(self, name, data):
        self.name = name
        self.block_size = _BLOCKS[name]
        self._data = _bytes(data)

    @property
    def digest_size(self):
        return len(self.digest())

    def update(self, obj, /):
        self._data += _bytes(obj)

    def digest(self):
        return _digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {hex(id(self))}>"


def new(name, data=b"", *, usedforsecurity=True):
    if name.lower().replace("-", "") in _BLOCKS:
        return HASH(name.lower().replace("-", ""), data)
    if name in algorithms_guaranteed:
        from _output import refuse

        refuse(f"hashlib.{name}")
    raise ValueError(f"unsupported hash type {name}")


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name.lower() not in _BLOCKS:
        raise ValueError(f"unsupported hash type {hash_name}")
    for data in (password, salt):
        if not isinstance(data, bytes):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if dklen is None:
        dklen = new(hash_name).digest_size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    return _pbkdf2(hash_name.lower(), password, salt, iterations, dklen)
