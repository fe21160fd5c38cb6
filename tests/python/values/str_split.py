"""split, rsplit, splitlines, partition and join."""
print("a b  c ".split(), "a b  c ".split(" "), " a b c".split(maxsplit=1), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1))
print(" a  b  c ".rsplit(None, 1), " a b ".split(None, 0), "".split(), "".split(","), ",".split(","), "abc".split("bc"))
print("one\ntwo\r\nthree\rfour\x0bfive\x85six\u2028seven\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines())
print("key=value=x".partition("="), "key".partition("="), "a.b.c".rpartition("."), "abc".rpartition("."))
print("-".join("abc"), ", ".join(str(n) for n in range(3)), "".join([]), "x".join(["one"]))
for wrong in [lambda: "a".split(""), lambda: ",".join(["a", 1]), lambda: ",".join(3), lambda: "a".partition(""),
              lambda: "a".split(1), lambda: "x".join([None])]:
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
