def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def add(a, b=1, *, c=2):
    return a + b + c


class Counter:
    def __init__(self):
        self.count = 0

    def step(self, by):
        self.count += by
        return self


def run(n):
    counter = Counter()
    total = 0
    for i in range(n):
        total += add(i) + add(i, 2, c=3)
        counter.step(1).step(2)
        total += len(str(i))
    return total, counter.count


print(fib(20), run(8_000))
