"""Pretty printing: what fits on a line stays there, the rest has an item a line. Bytes, `deque`, `OrderedDict` and
other containers with a text of their own are shown as `repr` shows them."""


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        self._indent = indent
        self._width = width
        self._depth = depth
        self._compact = compact
        self._sort_dicts = sort_dicts

    def pprint(self, object):
        print(self.pformat(object))

    def pformat(self, object):
        return self._text(object, 0, 0, 1)

    def _short(self, object, level):
        """On one line, dicts sorted."""
        if type(object).__repr__ is dict.__repr__ and isinstance(object, dict):
            if self._depth and level > self._depth:
                return "{...}"
            parts = [f"{self._short(key, level + 1)}: {self._short(value, level + 1)}" for key, value in self._items(object)]
            return "{" + ", ".join(parts) + "}"
        if type(object) in (list, tuple):
            if self._depth and level > self._depth:
                return "[...]" if type(object) is list else "(...)"
            parts = [self._short(item, level + 1) for item in object]
            if type(object) is list:
                return "[" + ", ".join(parts) + "]"
            return "(" + ", ".join(parts) + ("," if len(parts) == 1 else "") + ")"
        return repr(object)

    def _items(self, mapping):
        items = list(mapping.items())
        if self._sort_dicts:
            try:
                items.sort()
            except TypeError:
                items.sort(key=lambda item: (str(type(item[0])), str(item[0])))
        return items

    def _text(self, object, indent, allowance, level):
        short = self._short(object, level)
        room = self._width - indent - allowance
        if len(short) <= room:
            return short
        if self._depth and level > self._depth:
            return short
        kind = type(object)
        if isinstance(object, dict) and kind.__repr__ is dict.__repr__:
            return self._block("{", self._pairs(object, indent, allowance, level), "}", indent)
        if kind in (list, tuple):
            start, end = ("[", "]") if kind is list else ("(", ")")
            if kind is tuple and len(object) == 1:
                end = ",)"
            return self._listed(start, list(object), end, indent, allowance, level)
        if kind in (set, frozenset) and object:
            try:
                items = sorted(object)
            except TypeError:
                items = sorted(object, key=lambda item: (str(type(item)), str(item)))
            start, end = ("{", "}") if kind is set else ("frozenset({", "})")
            return self._listed(start, items, end, indent + len(start) - 1, allowance, level)
        if kind is str and object:
            return self._wrapped(object, indent, allowance, level)
        if hasattr(kind, "__dataclass_fields__"):
            start = kind.__name__ + "("
            fields = [f for f in object.__dataclass_fields__.values() if f.repr]
            inner = indent + len(start)
            parts = []
            for at, f in enumerate(fields):
                last = at == len(fields) - 1
                value = self._text(getattr(object, f.name), inner + len(f.name) + 1, allowance + 1 if last else 1, level + 1)
                parts.append(f"{f.name}={value}")
            return start + (",\n" + " " * inner).join(parts) + ")"
        return short

    def _pairs(self, mapping, indent, allowance, level):
        items = self._items(mapping)
        parts = []
        for at, (key, value) in enumerate(items):
            last = at == len(items) - 1
            shown = self._short(key, level + 1)
            inner = indent + self._indent + len(shown) + 2
            parts.append(f"{shown}: " + self._text(value, inner, allowance + 1 if last else 1, level + 1))
        return parts

    def _block(self, start, parts, end, indent):
        gap = " " * (self._indent - 1)
        return start + gap + (",\n" + " " * (indent + self._indent)).join(parts) + end

    def _listed(self, start, items, end, indent, allowance, level):
        parts = []
        inner = indent + self._indent
        if self._compact:
            return self._compacted(start, items, end, inner, allowance, level)
        for at, item in enumerate(items):
            last = at == len(items) - 1
            parts.append(self._text(item, inner, allowance + len(end) if last else 1, level + 1))
        return start + " " * (self._indent - 1) + (",\n" + " " * inner).join(parts) + end

    def _compacted(self, start, items, end, inner, allowance, level):
        text = start + " " * (self._indent - 1)
        room = width = self._width - inner + 1
        separator = ""
        newline = ",\n" + " " * inner
        for at, item in enumerate(items):
            last = at == len(items) - 1
            if last:
                room -= allowance + len(end)
                width -= allowance + len(end)
            shown = self._short(item, level + 1)
            taken = len(shown) + 2
            if room < taken:
                room = width
                if separator:
                    separator = newline
            if room >= taken:
                room -= taken
                text += separator + shown
                separator = ", "
                continue
            text += separator + self._text(item, inner, allowance + len(end) if last else 1, level + 1)
            separator = newline
        return text + end

    def _wrapped(self, text, indent, allowance, level):
        bracketed = level == 1  # At the top, brackets stand around the parts.
        room = self._width - indent - bracketed
        room_at_end = room - allowance - bracketed
        *before, last = text.splitlines(True)
        parts = [part for line in before for part in _parts(line, room, room)] + _parts(last, room, room_at_end)
        if len(parts) == 1:
            return parts[0]
        joined = ("\n" + " " * (indent + bracketed)).join(parts)
        return f"({joined})" if bracketed else joined


def _words(line):
    """Words, each with the blanks behind it."""
    words = []
    for character in line:
        if words and (character.isspace() or not words[-1][-1].isspace()):
            words[-1] += character
        else:
            words.append(character)
    return words


def _parts(line, room, room_at_end):
    """The line as literals of as many words as have room; the last one may have less."""
    if len(repr(line)) <= room_at_end:
        return [repr(line)]
    words = _words(line)
    parts = [words.pop(0)]
    while words:
        word = words.pop(0)
        if len(repr(parts[-1] + word)) <= (room if words else room_at_end):
            parts[-1] += word
        else:
            parts.append(word)
    return [repr(part) for part in parts]


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    print(pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts))


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return repr(object)
