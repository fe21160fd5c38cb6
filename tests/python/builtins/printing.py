print()
print("a", 1, 2.5, None, True, [1], (1,), {"a": 1}, {1}, sep="-", end="!\n")
print("x", end="")
print("y", sep="")
print("a", "b", sep="\n")
print(*[1, 2, 3], sep=", ")
print("tab\tnew\\n")
print("é€😀", flush=True)
print(repr(print) == "<built-in function print>", type(print).__name__, type(len), type(3), type(None), type(type), int, str, list, Exception, ValueError)
print([None, True, 1.5, "q", ("a",), {"b": [1]}, {1, 2}, range(3), ...])


class A:
    pass


print(str(A()).startswith("<__main__.A object at 0x"), A, [A])
print(type(A()).__name__, type(lambda: 0).__name__)
try:
    print(1, foo=2)
except TypeError as e:
    print(e)
try:
    print(1, sep=3)
except TypeError as e:
    print(e)
print(__name__)
if __name__ == "__main__":
    print("main")
