"""find, index, count, startswith and their bounds."""
text = "to be or not to be"
print(text.find("be"), text.rfind("be"), text.find("be", 4), text.find("be", -2), text.find("zz"), text.find(""))
print(text.index("or"), text.rindex("to"), text.count("to"), text.count("o", 3, 10), text.count(""), "aaaa".count("aa"))
print(text.startswith("to"), text.startswith(("x", "to")), text.startswith("be", 3), text.endswith("be", 0, 5))
print("".find("", 1), "abc".find("", 3), "abc".find("", 4), "abc".count("", 4), "x".endswith(("y", "")))
for wrong in [lambda: text.index("zz"), lambda: text.rindex("zz"), lambda: text.startswith(1), lambda: text.endswith(["a"]),
              lambda: text.find(1), lambda: text.count(None), lambda: text.index()]:
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
