"""replace with a count, maketrans and translate."""
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "x".replace("y", "z", -1))
table = str.maketrans("abc", "xyz", "-")
print("a-b-c-d".translate(table), table)
print("hello".translate({ord("l"): None, ord("h"): "J", 111: 48}), "abc".translate(str.maketrans({"a": "<a>", "b": None})))
print(str.maketrans({"a": 1, 98: "q"}), "abc".translate({}))
for wrong in [lambda: str.maketrans("ab", "c"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans("a"), lambda: "a".replace("a"),
              lambda: "a".replace(1, "b")]:
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
