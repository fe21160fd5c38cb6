"""Constants and templates."""

whitespace = " \t\n\r\x0b\x0c"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


class Template:
    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=None, /, **kws):
        return self._fill({**(mapping or {}), **kws}, False)

    def safe_substitute(self, mapping=None, /, **kws):
        return self._fill({**(mapping or {}), **kws}, True)

    def _fill(self, values, is_safe):
        text = self.template
        parts = []
        at = 0
        while at < len(text):
            plain, _, rest = text[at:].partition("$")
            if plain:
                parts.append(plain)
                at += len(plain)
                continue
            if rest.startswith("$"):
                parts.append("$")
                at += 2
                continue
            braced = rest.startswith("{")
            name = ""
            for character in rest[1:] if braced else rest:
                if not (name + character).isidentifier():
                    break
                name += character
            if not name or braced and not rest[1 + len(name):].startswith("}"):
                if not is_safe:
                    lines = text[:at].splitlines(True) or [""]
                    raise ValueError(
                        f"Invalid placeholder in string: line {len(lines)}, col {len(lines[-1]) + 1}"
                    )
                parts.append("$")
                at += 1
                continue
            length = 1 + len(name) + (2 if braced else 0)
            if name in values:
                parts.append(str(values[name]))
            elif is_safe:
                parts.append(text[at:at + length])
            else:
                raise KeyError(name)
            at += length
        return "".join(parts)
