"""`UserDict` goes through the methods of the class that derives from it, unlike `dict`."""
from collections import UserDict


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.upper())

    def __missing__(self, key):
        return f"no {key}"


words = Upper({"a": 1}, b=2)
words["c"] = 3
words.update(d=4)
words.setdefault("e", 5)
print(words, words.data, len(words), "A" in words, words["a"], words["zz"])
print(list(words), list(words.values()), list(words.items()), words.keys())
print(words.get("A"), words.get("zz"), words.pop("A"), dict(words))
print(words == {"B": 2, "C": 3, "D": 4, "E": 5}, isinstance(words, dict), words.copy() == words)
print(words | {"x": 1}, Upper.fromkeys("pq", 0), words.popitem())
try:
    del words["nope"]
except KeyError as error:
    print(repr(error))
words.clear()
print(words, bool(words))
