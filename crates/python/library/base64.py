"""Bytes as letters of a small alphabet. Base 85 is left out."""

import binascii as _binascii

_LETTERS_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _to_bytes(s):
    if isinstance(s, str):
        if not s.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return s.encode()
    if isinstance(s, bytes):
        return s
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}")


def _given(s):
    if not isinstance(s, bytes):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    return s


def b64encode(s, altchars=None):
    encoded = _binascii.b2a_base64(_given(s), newline=False)
    return encoded if altchars is None else encoded.replace(b"+", altchars[:1]).replace(b"/", altchars[1:])


def b64decode(s, altchars=None, validate=False):
    s = _to_bytes(s)
    if altchars is not None:
        altchars = _to_bytes(altchars)
        s = s.replace(altchars[:1], b"+").replace(altchars[1:], b"/")
    if validate and any(not (chr(byte).isalnum() or byte in b"+/=") for byte in s):
        raise _binascii.Error("Only base64 data is allowed")
    return _binascii.a2b_base64(s)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b32encode(s):
    letters = []
    for at in range(0, len(_given(s)), 5):
        part = s[at:at + 5]
        number = int.from_bytes(part + bytes(5 - len(part)), "big")
        eight = "".join([_LETTERS_32[number >> shift & 31] for shift in range(35, -1, -5)])
        used = (len(part) * 8 + 4) // 5
        letters.append(eight[:used] + "=" * (8 - used))
    return "".join(letters).encode()


def b32decode(s, casefold=False, map01=None):
    text = _to_bytes(s).decode()
    if len(text) % 8:
        raise _binascii.Error("Incorrect padding")
    text = (text.upper() if casefold else text).rstrip("=")
    if any(letter not in _LETTERS_32 for letter in text):
        raise _binascii.Error("Non-base32 digit found")
    result = []
    for at in range(0, len(text), 8):
        part = text[at:at + 8]
        number = 0
        for letter in part.ljust(8, "A"):
            number = number << 5 | _LETTERS_32.index(letter)
        result.append(number.to_bytes(5, "big")[:len(part) * 5 // 8])
    return b"".join(result)


def b16encode(s):
    return _given(s).hex().upper().encode()


def b16decode(s, casefold=False):
    text = _to_bytes(s).decode()
    if any(letter not in "0123456789ABCDEF" for letter in (text.upper() if casefold else text)):
        raise _binascii.Error("Non-base16 digit found")
    return _binascii.unhexlify(text)


def encodebytes(s):
    return b"".join([_binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(_given(s)), 57)])


def decodebytes(s):
    return _binascii.a2b_base64(_given(s))
