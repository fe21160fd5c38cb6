print([x * x for x in range(5)], {x % 3 for x in range(9)}, {x: x * 2 for x in range(3)})
print([(x, y) for x in range(3) if x for y in "ab" if y != "b"])
print(sum(x for x in range(10) if x % 2), list(x for x in [3]))
print([[y for y in range(x)] for x in range(4)])
matrix = [[1, 2], [3, 4]]
print([v for row in matrix for v in row], [list(r) for r in zip(*matrix)])
x = "outer"
print([x for x in range(2)], x)
print([last := n for n in range(3)], last)
if (n := len("abc")) > 2:
    print(n)


def f():
    k = 10
    return [k + i for i in range(3)], {i: k for i in range(2)}


print(f())
print({1: "a", True: "b", 1.0: "c"})
print(any(c.isdigit() for c in "ab1"), all(c for c in "ab"))
