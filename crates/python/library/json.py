"""JSON text of values and back."""


class JSONDecodeError(ValueError):
    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _quoted(text, ascii_only):
    parts = []
    for character in text:
        code = ord(character)
        if character in _ESCAPES:
            parts.append(_ESCAPES[character])
        elif code < 0x20 or ascii_only and 0x7e < code < 0x10000:
            parts.append(f"\\u{code:04x}")
        elif ascii_only and code >= 0x10000:
            code -= 0x10000
            parts.append(f"\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}")
        else:
            parts.append(character)
    return '"' + "".join(parts) + '"'


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.allow_nan, self.sort_keys = skipkeys, ensure_ascii, allow_nan, sort_keys
        self.indent = " " * indent if isinstance(indent, int) and not isinstance(indent, bool) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default
        self._open = []

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return self._text(o, 0)

    def iterencode(self, o):
        yield self.encode(o)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o in (float("inf"), float("-inf")):
            text = "Infinity" if o > 0 else "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return text

    def _text(self, o, level):
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        if any(other is o for other in self._open):
            raise ValueError("Circular reference detected")
        self._open.append(o)
        if isinstance(o, (list, tuple)):
            text = self._joined("[", [self._text(item, level + 1) for item in o], "]", level)
        elif isinstance(o, dict):
            pairs = []
            items = sorted(o.items()) if self.sort_keys else o.items()
            for key, value in items:
                name = self._key(key)
                if name is not None:
                    shown = _quoted(name, self.ensure_ascii)
                    pairs.append(shown + self.key_separator + self._text(value, level + 1))
            text = self._joined("{", pairs, "}", level)
        else:
            text = self._text(self.default(o), level)
        self._open.pop()
        return text

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is None:
            return "null"
        if key is True:
            return "true"
        if key is False:
            return "false"
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return self._float(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _joined(self, start, parts, end, level):
        if not parts:
            return start + end
        if self.indent is None:
            return start + self.item_separator.join(parts) + end
        line = "\n" + self.indent * (level + 1)
        return start + line + (self.item_separator + line).join(parts) + "\n" + self.indent * level + end


def dumps(obj, *, cls=None, **kw):
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


class _Reader:
    def __init__(self, text, object_hook, parse_float, object_pairs_hook, parse_int):
        self.text = text
        self.at = 0
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int

    def fail(self, message, at=None):
        raise JSONDecodeError(message, self.text, self.at if at is None else at)

    def blank(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\n\r":
            self.at += 1

    def value(self):
        text, at = self.text, self.at
        start = text[at:at + 1]
        if start == '"':
            self.at += 1
            return self.string()
        if start == "{":
            return self.object()
        if start == "[":
            return self.array()
        for word, value in (("null", None), ("true", True), ("false", False), ("NaN", float("nan")),
                            ("Infinity", float("inf")), ("-Infinity", float("-inf"))):
            if text.startswith(word, at):
                self.at += len(word)
                return value
        return self.number()

    def number(self):
        text, start = self.text, self.at
        at = start + text.startswith("-", start)
        digits = at
        while at < len(text) and text[at].isdigit():
            at += 1
        if at == digits:
            self.fail("Expecting value")
        if text[digits] == "0":
            at = digits + 1
        is_float = False
        if text[at:at + 1] == "." and text[at + 1:at + 2].isdigit():
            is_float = True
            at += 1
            while at < len(text) and text[at].isdigit():
                at += 1
        if text[at:at + 1] in ("e", "E"):
            end = at + 1
            if text[end:end + 1] in ("+", "-"):
                end += 1
            if text[end:end + 1].isdigit():
                is_float = True
                while end < len(text) and text[end].isdigit():
                    end += 1
                at = end
        self.at = at
        return (self.parse_float if is_float else self.parse_int)(text[start:at])

    def string(self):
        text, begin = self.text, self.at - 1
        parts = []
        while True:
            if self.at >= len(text):
                self.fail("Unterminated string starting at", begin)
            character = text[self.at]
            self.at += 1
            if character == '"':
                return "".join(parts)
            if ord(character) < 0x20:
                self.fail("Invalid control character at", self.at - 1)
            if character != "\\":
                parts.append(character)
                continue
            escape = text[self.at:self.at + 1]
            self.at += 1
            plain = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
            if escape in plain:
                parts.append(plain[escape])
            elif escape == "u":
                code = self.hex()
                if 0xd800 <= code < 0xdc00 and text[self.at:self.at + 2] == "\\u":
                    self.at += 2
                    code = 0x10000 + ((code & 0x3ff) << 10 | self.hex() & 0x3ff)
                parts.append(chr(code))
            else:
                self.fail("Invalid \\escape", self.at - 2)

    def hex(self):
        digits = self.text[self.at:self.at + 4]
        if len(digits) != 4 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
            self.fail("Invalid \\uXXXX escape", self.at)
        self.at += 4
        return int(digits, 16)

    def array(self):
        self.at += 1
        items = []
        self.blank()
        if self.text[self.at:self.at + 1] == "]":
            self.at += 1
            return items
        while True:
            self.blank()
            items.append(self.value())
            self.blank()
            character = self.text[self.at:self.at + 1]
            if character == "]":
                self.at += 1
                return items
            if character != ",":
                self.fail("Expecting ',' delimiter")
            self.at += 1

    def object(self):
        self.at += 1
        pairs = []
        self.blank()
        if self.text[self.at:self.at + 1] == "}":
            self.at += 1
        else:
            while True:
                self.blank()
                if self.text[self.at:self.at + 1] != '"':
                    self.fail("Expecting property name enclosed in double quotes")
                self.at += 1
                name = self.string()
                self.blank()
                if self.text[self.at:self.at + 1] != ":":
                    self.fail("Expecting ':' delimiter")
                self.at += 1
                self.blank()
                pairs.append((name, self.value()))
                self.blank()
                character = self.text[self.at:self.at + 1]
                self.at += 1
                if character == "}":
                    break
                if character != ",":
                    self.fail("Expecting ',' delimiter", self.at - 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None):
    if isinstance(s, bytes):
        s = s.decode()
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    reader = _Reader(s, object_hook, parse_float, object_pairs_hook, parse_int)
    reader.blank()
    value = reader.value()
    reader.blank()
    if reader.at != len(s):
        reader.fail("Extra data")
    return value


def load(fp, **kw):
    return loads(fp.read(), **kw)
