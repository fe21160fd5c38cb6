"""Bytes as text and back."""


class Error(ValueError):
    pass


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {ord(letter): value for value, letter in enumerate(_LETTERS)}


def hexlify(data, sep=None, bytes_per_sep=1):
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else hexstr.decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(letter not in "0123456789abcdefABCDEF" for letter in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    letters = []
    for at in range(0, len(data), 3):
        part = data[at:at + 3]
        number = int.from_bytes(part + bytes(3 - len(part)), "big")
        four = [_LETTERS[number >> shift & 63] for shift in (18, 12, 6, 0)]
        letters.append("".join(four[:len(part) + 1]) + "=" * (3 - len(part)))
    return ("".join(letters) + ("\n" if newline else "")).encode()


def a2b_base64(data, /, *, strict_mode=False):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        data = data.encode()
    result = []
    number = count = padding = 0
    for byte in data:
        if byte == 61:
            padding += 1
            if count % 4 >= 2 and count % 4 + padding >= 4:
                break
            continue
        value = _VALUES.get(byte)
        if value is None:
            continue
        padding = 0
        number = number << 6 | value
        count += 1
        if count % 4 == 0:
            result.append(number.to_bytes(3, "big"))
            number = 0
    rest = count % 4
    if rest == 1:
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4")
    if rest and rest + padding < 4:
        raise Error("Incorrect padding")
    if rest:
        result.append((number << 6 * (4 - rest)).to_bytes(3, "big")[:rest - 1])
    return b"".join(result)


def crc32(data, crc=0, /):
    crc ^= 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF
