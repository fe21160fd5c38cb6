"""Regular expressions, matched by a crate; what is not matching is written here."""

from _re import compile as _compile

A = ASCII = 256
I = IGNORECASE = 2
M = MULTILINE = 8
S = DOTALL = 16
X = VERBOSE = 64
U = UNICODE = 32


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        text = msg
        if pos is not None:
            text = f"{msg} at position {pos}"
            if pattern is not None and "\n" in pattern:
                line = pattern.count("\n", 0, pos) + 1
                text += f" (line {line}, column {pos - pattern.rfind(chr(10), 0, pos)})"
        Exception.__init__(self, text)
        self.msg = msg
        self.pattern = pattern
        self.pos = pos


class Match:
    def __init__(self, pattern, string, spans, pos, endpos):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = spans

    def _number(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if not 0 <= group < len(self._spans):
            raise IndexError("no such group")
        return group

    def _one(self, group, default=None):
        start, end = self._spans[self._number(group)]
        return default if start < 0 else self.string[start:end]

    def group(self, *groups):
        if len(groups) > 1:
            return tuple([self._one(group) for group in groups])
        return self._one(groups[0] if groups else 0)

    __getitem__ = _one

    def groups(self, default=None):
        return tuple([self._one(group, default) for group in range(1, len(self._spans))])

    def groupdict(self, default=None):
        return {name: self._one(group, default) for name, group in self.re.groupindex.items()}

    def start(self, group=0):
        return self._spans[self._number(group)][0]

    def end(self, group=0):
        return self._spans[self._number(group)][1]

    def span(self, group=0):
        return self._spans[self._number(group)]

    @property
    def lastindex(self):
        found = [at for at in self.re._closing if self._spans[at][0] >= 0]
        return found[-1] if found else None

    @property
    def lastgroup(self):
        last = self.lastindex
        return next((name for name, at in self.re.groupindex.items() if at == last), None)

    def expand(self, template):
        return _expand(template, self)

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"


def _expand(template, match):
    if "\\" not in template:
        return template
    parts = []
    at = 0
    while at < len(template):
        character = template[at]
        at += 1
        if character != "\\":
            parts.append(character)
            continue
        escape = template[at:at + 1]
        at += 1
        if escape == "g":
            end = template.find(">", at)
            if template[at:at + 1] != "<" or end < 0:
                raise error("missing <")
            name = template[at + 1:end]
            at = end + 1
            parts.append(match._one(int(name) if name.isdigit() else name) or "")
        elif escape.isdigit():
            if template[at:at + 1].isdigit() and escape != "0":
                escape += template[at]
                at += 1
            try:
                parts.append(match._one(int(escape)) or "")
            except IndexError:
                raise error(f"invalid group reference {escape}", template, at - len(escape)) from None
        else:
            plain = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "f": "\f", "v": "\x0b", "\\": "\\"}
            if escape not in plain and escape.isalpha():
                raise error(f"bad escape \\{escape}", template, at - 2)
            parts.append(plain.get(escape, "\\" + escape))
    return "".join(parts)


def _complaint(pattern):
    """What CPython says about a pattern that the crate does not take, for the common mistakes."""
    groups = {}
    count = 0
    open_at = []
    can_repeat = False
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            if at + 1 == len(pattern):
                return "bad escape (end of pattern)", at
            at += 2
            can_repeat = True
            continue
        if character == "[":
            end = at + 1 + pattern.startswith("^", at + 1)
            end += pattern.startswith("]", end)
            while end < len(pattern) and pattern[end] != "]":
                end += 2 if pattern[end] == "\\" else 1
            if end >= len(pattern):
                return "unterminated character set", at
            at = end
            can_repeat = True
        elif character == "(":
            open_at.append(at)
            if not pattern.startswith("?", at + 1):
                count += 1
            elif pattern.startswith("?P<", at + 1):
                count += 1
                end = pattern.find(">", at)
                if end < 0:
                    return "missing >, unterminated name", at + 4
                name = pattern[at + 4:end]
                if name in groups:
                    was = groups[name]
                    return f"redefinition of group name {name!r} as group {count}; was group {was}", at + 4
                groups[name] = count
                at = end
            elif at + 2 < len(pattern):
                at += 2
            can_repeat = False
        elif character == ")":
            if not open_at:
                return "unbalanced parenthesis", at
            open_at.pop()
            can_repeat = True
        elif character in "*+?":
            if not can_repeat:
                return "nothing to repeat", at
            following = pattern[at + 1:at + 2]
            if following and following in "*+?":
                if following != "?" or (pattern[at + 2:at + 3] or " ") in "*+?":
                    return "multiple repeat", at + 1
                at += 1
        else:
            can_repeat = character not in "|^"
        at += 1
    if open_at:
        return "missing ), unterminated subpattern", open_at[-1]
    return None


def _closing_order(pattern):
    """The numbers of the groups as their brackets close."""
    order, open_groups = [], []
    count = at = 0
    in_class = False
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 1
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
            at += pattern.startswith("^", at + 1)
            at += pattern.startswith("]", at + 1)
        elif character == "(":
            captures = not pattern.startswith("?", at + 1) or pattern.startswith("?P<", at + 1)
            count += captures
            open_groups.append(count if captures else None)
        elif character == ")" and open_groups:
            number = open_groups.pop()
            if number is not None:
                order.append(number)
        at += 1
    return order


class Pattern:
    def __init__(self, pattern, flags):
        self._matcher = _compile(pattern, flags)
        if pattern.count("(?P<") > 1 and (complaint := _complaint(pattern)):
            raise error(complaint[0], pattern, complaint[1])
        if isinstance(self._matcher, str):
            message, pos = _complaint(pattern) or (self._matcher, None)
            raise error(message, pattern, pos)
        self.pattern = pattern
        self.flags = flags | UNICODE
        names = self._matcher.names()
        self.groups = len(names) - 1
        self._closing = _closing_order(pattern)
        self.groupindex = {name: at for at, name in enumerate(names) if name is not None}

    def _find(self, string, pos, endpos, mode):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        end = len(string) if endpos is None else min(endpos, len(string))
        spans = self._matcher.find(string if end == len(string) else string[:end], pos, mode)
        return None if spans is None else Match(self, string, spans, pos, end)

    def search(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=None):
        is_after_empty = False
        while True:
            # Where an empty match was, there may be one more, if it is not empty.
            found = self._find(string, pos, endpos, 3) if is_after_empty else None
            if found is None:
                pos += is_after_empty
                if pos > len(string):
                    return
                found = self._find(string, pos, endpos, 0)
            if found is None:
                return
            yield found
            start, pos = found.span()
            is_after_empty = start == pos

    def findall(self, string, pos=0, endpos=None):
        result = []
        for found in self.finditer(string, pos, endpos):
            groups = found.groups("")
            result.append(found.group() if not groups else groups[0] if len(groups) == 1 else groups)
        return result

    def subn(self, repl, string, count=0):
        parts = []
        done = 0
        at = 0
        for found in self.finditer(string):
            parts.append(string[at:found.start()])
            parts.append(repl(found) if callable(repl) else _expand(repl, found))
            at = found.end()
            done += 1
            if count and done >= count:
                break
        parts.append(string[at:])
        return "".join(parts), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def split(self, string, maxsplit=0):
        parts = []
        at = 0
        done = 0
        for found in self.finditer(string):
            parts.append(string[at:found.start()])
            parts.extend(found.groups())
            at = found.end()
            done += 1
            if maxsplit and done >= maxsplit:
                break
        parts.append(string[at:])
        return parts

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        names = [name for name, flag in (("re.IGNORECASE", I), ("re.MULTILINE", M), ("re.DOTALL", S),
                                         ("re.VERBOSE", X), ("re.ASCII", A)) if self.flags & flag]
        end = ", " + "|".join(names) if names else ""
        return f"re.compile({self.pattern!r}{end})"


_cache = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    key = (pattern, flags)
    if key not in _cache:
        _cache[key] = Pattern(pattern, flags)
    return _cache[key]


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def escape(pattern):
    special = set("()[]{}?*+-|^$\\.&~# \t\n\r\x0b\f")
    return "".join(["\\" + character if character in special else character for character in pattern])


def purge():
    _cache.clear()
