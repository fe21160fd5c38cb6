"""re: match, search, fullmatch, groups, sub, split, findall, flags, errors."""
import re
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-17")
print(m, m.group(), m.group(1), m.group("month"), m["year"], m.groups(), m.groupdict(), m.span(), m.start(1), m.end("month"), m.re.pattern, m.string, m.group(1, 2), m.lastindex, m.lastgroup, m.expand(r"\2/\1"), bool(m), m.pos, m.endpos)
print(re.match("a", "ba"), re.fullmatch(r"\w+", "abc"), re.findall(r"\d+", "1 22 333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(\w)\d", "a1 b2"), [x.group() for x in re.finditer("a.", "abac")], re.split(r"[,;]\s*", "a, b;c"), re.split(r"(,)", "a,b"), re.split(",", "a,b,c", maxsplit=1))
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w)(\w)", r"\2\1", "abcd"), re.sub("a", lambda m: m.group().upper(), "banana"), re.sub("a", "x", "aaa", count=2), re.subn("a", "b", "aa"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "a1"), re.escape("a.b*c"), re.sub("x*", "-", "abc"))
p = re.compile(r"^hello (\w+)$", re.I | re.M); print(p.findall("Hello World\nhello there"), p.pattern, p.flags & re.I != 0, p.match("HELLO x"), p, p.groups, p.groupindex, re.compile("a") == re.compile("a"), re.findall("(?i)A", "aA"), re.findall("a.b", "a\nb", re.S), re.search(r"(a)|(b)", "b").groups(), re.search(r"(a)|(b)", "b").groups("none"), re.findall(r"(?x) a # comment", "a"), re.match(r"(?:ab)+(?=c)", "ababc").group(), re.search(r"(?<!x)y", "xy y").start(), re.sub(r"\s+", " ", " a  b "), re.findall(r"\bcat\b", "cat concat"), re.match(r"(.)\1", "aab").group(), re.match("a{2,3}?", "aaa").group())
for wrong in [lambda: re.compile("("), lambda: re.compile("[a"), lambda: re.compile("*a"), lambda: m.group("nope"), lambda: m.group(9), lambda: re.match("a", 5), lambda: re.compile("(?P<a>x)(?P<a>y)"), lambda: re.sub("(a)", r"\2", "a"), lambda: re.compile("a)")]:
    try: print(wrong())
    except Exception as e: print(type(e).__name__, e)
# A `#` is a comment only where the pattern is verbose.
print(re.match(r"(?:x)#", "x#"), re.fullmatch(r"(?i:x)#1", "X#1"), re.fullmatch(r"(?x) x \# # hash", "x#"), re.fullmatch("x # end", "x", re.X), re.fullmatch("(?i)X # end", "x", re.VERBOSE))
