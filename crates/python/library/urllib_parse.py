"""Quoting for addresses. Taking addresses apart is left out."""

_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def quote(string, safe="/", encoding=None, errors=None):
    data = string if isinstance(string, bytes) else string.encode(encoding or "utf-8", errors or "strict")
    kept = _SAFE | set(safe)
    return "".join([chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in data])


def quote_plus(string, safe="", encoding=None, errors=None):
    return quote(string, safe + " ", encoding, errors).replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    if "%" not in string:
        return string
    parts = []
    rest = string
    while rest:
        at = rest.find("%")
        if at < 0:
            parts.append(rest)
            break
        parts.append(rest[:at])
        rest = rest[at:]
        data = []
        while rest.startswith("%") and len(rest) > 2 and all(d in "0123456789abcdefABCDEF" for d in rest[1:3]):
            data.append(int(rest[1:3], 16))
            rest = rest[3:]
        if data:
            parts.append(bytes(data).decode(encoding, errors))
        else:
            parts.append("%")
            rest = rest[1:]
    return "".join(parts)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = query.items() if hasattr(query, "items") else query
    parts = []
    for name, value in pairs:
        values = value if doseq and isinstance(value, (list, tuple)) else [value]
        for each in values:
            texts = [quote_via(part if isinstance(part, bytes) else str(part), safe) for part in (name, each)]
            parts.append("=".join(texts))
    return "&".join(parts)
