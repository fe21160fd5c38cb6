"""What of `os.path` is about texts alone."""

from _output import refuse as _refuse


def _text(path):
    if isinstance(path, str):
        return path
    if isinstance(path, bytes):
        _refuse("bytes as a path")
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def join(a, *p):
    path = _text(a)
    for part in p:
        part = _text(part)
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    text = _text(p)
    head, tail = text[:text.rfind("/") + 1], text[text.rfind("/") + 1:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def dirname(p):
    return split(p)[0]


def basename(p):
    return split(p)[1]


def splitext(p):
    text = _text(p)
    start = text.rfind("/") + 1
    dot = text.rfind(".")
    # Dots at the start of a name begin no extension.
    if dot < start or not text[start:dot].strip("."):
        return text, ""
    return text[:dot], text[dot:]


def splitdrive(p):
    return "", _text(p)


def isabs(s):
    return _text(s).startswith("/")


def normcase(s):
    return _text(s)


def normpath(path):
    text = _text(path)
    if not text:
        return "."
    slashes = len(text) - len(text.lstrip("/"))
    start = "//" if slashes == 2 else "/" if slashes else ""
    parts = []
    for part in text.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not start and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return start + "/".join(parts) or "."


def commonprefix(m):
    if not m:
        return ""
    least, most = min(m), max(m)
    for index, character in enumerate(least):
        if character != most[index]:
            return least[:index]
    return least
