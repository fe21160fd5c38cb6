"""The same quotes inside of an f-string."""
d = {"k": 1}
print(f"{d["k"]}")
