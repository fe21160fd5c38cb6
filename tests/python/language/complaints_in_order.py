"""Which of several things that are wrong is complained about first."""


def one(x):
    return x


class Asked:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        print("asked", self.number, other.number)
        return self.number < other.number


for attempt in (
    lambda: one(1, 2, y=3),
    lambda: one(1, 2, x=3),
    lambda: {}.pop([1]),
    lambda: {1: 2}.pop([1]),
    lambda: [1][10**30],
    lambda: "a" * 10**30,
    lambda: [1] * -(10**30),
    lambda: sorted([3, "a", 2]),
    lambda: sorted(["a", 1, "b", None]),
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print([1, 2, 3][-(10**30) : 10**30], "abc"[10**20 :], (1, 2)[:: 10**25])
print([item.number for item in sorted(map(Asked, [3, 1, 2, 5, 4]))])
print([item.number for item in sorted(map(Asked, [3, 2, 1, 0, 7]), reverse=True)])
pairs = {"a": 1}
pairs |= [("b", 2), "cd"]
print(pairs)
