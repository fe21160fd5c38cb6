"""Text that stands in HTML. `unescape` knows numbers and the names that `escape` gives."""

import re as _re
from _output import refuse as _refuse

_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _character(match):
    name = match[1]
    if name[0] == "#":
        return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
    if name not in _NAMES:
        _refuse(f"html.unescape() of &{name};")
    return _NAMES[name]


def unescape(s):
    return _re.sub(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z0-9]+);", _character, s)
