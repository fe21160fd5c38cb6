"""What CPython's compiler warns of before the program runs: comparisons with literals, asserted tuples,
literals that are called or indexed as if a comma were missing, and escapes that are none."""
print("runs after all warnings")
x = 5
if x is 5 or x is not "five" or x is None or () is x:
    print("compared")
assert (x, "never fails")
pattern = "\d+\s"
raw = r"\d+"
data = b"\q"
text = f"\w{x}\{x}"
try:
    rows = [(1, 2) (3, 4)]
except TypeError as error:
    print(error)
try:
    print("abc"["a"], [1, 2]["k"], (1, 2)[1.5])
except TypeError as error:
    print(error)
try:
    print({1, 2}[0])
except TypeError as error:
    print(error)
print(pattern, raw, data, text)
print([1if True else 2, 0x1for _ in "a"] if 0 else 3if 1else 4)
try:
    print((2**63)[0])
except TypeError as error:
    print(error, -1 is x, (1 / 2) is not x, (1, (2, None)) is x)
