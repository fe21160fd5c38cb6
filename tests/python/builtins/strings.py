s = "Hello, World"
print(s.upper(), s.lower(), s.title(), s.swapcase(), "hELLO wORLD".capitalize(), s.casefold())
print(s.find("o"), s.rfind("o"), s.find("z"), s.index("W"), s.count("l"), s.find("o", 5), s.count("l", 0, 5))
print(s.startswith("Hell"), s.endswith(("x", "ld")), s.startswith("World", 7), s.replace("l", "L"), s.replace("l", "L", 1))
print(s.split(", "), "a b  c".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "  x y  ".split(None, 1), "".split(), "".split(","), " a b c ".rsplit(None, 1))
print("-".join(["a", "b"]), "".join(str(i) for i in range(3)), "  x ".strip() + "|", "xxaxx".strip("x"), "  x ".lstrip() + "|", "  x ".rstrip() + "|")
print("a".center(5, "*"), "ab".center(5), "abc".center(6, "-"), "a".ljust(3) + "|", "a".rjust(3), "7".zfill(3), "-7".zfill(4))
print("abc".isalpha(), "a1".isalnum(), "12".isdigit(), " ".isspace(), "Abc".istitle(), "ABC".isupper(), "abc".islower(), "".isalpha(), "a_1".isidentifier(), "1.5".isnumeric())
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"))
print("line1\nline2\r\nline3".splitlines(), "a\nb\n".splitlines(True), "a\tb".expandtabs(4))
print("abc"[0], "abc"[-1], "abc"[1:], "abc"[::-1], "abcdef"[1:5:2], "abc"[5:], "abc"[-2:], "äöü"[1], "äöü"[::-1], len("äöü"))
print("a" < "b", "a" in "cat", "x" not in "cat", "ab" * 3, "a" "b", "abc" == "abc", "Z" < "a")
print(repr("it's"), repr('say "hi"'), repr("it's \"x\""), repr("a\nb\t\\"), repr("\x00\x7f\xa0é€"), ascii("é€"), "tab\there")
print(str(1), str(None), str([1, "a"]), str({"k": "v"}), str((1,)), str(1.0), repr("x"), str(True))
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc".removeprefix("z"))
print(list("abc"), sorted("hello"), "".join(reversed("abc")), "b" in list("abc"), tuple("ab"))
print(r"raw\n", "unicode \u00e9 \u20ac", 'single', """triple "quoted" """)
print("%s" % "x", "a{}b".format(1), "{:>4}".format("x"), "{!r}".format("x"), "{{}}".format(), "{a}-{b}".format(**{"a": 1, "b": 2}))
for f in [lambda: "abc"[5], lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "a".split(""), lambda: "abc"["x"], lambda: "a" in 3, lambda: 3 in "a", lambda: "a".join(3), lambda: "a".center("x"), lambda: "abc".find(1), lambda: "abc".nothing(), lambda: "a" + None]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
