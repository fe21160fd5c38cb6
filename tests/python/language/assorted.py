def classify(values):
    result = {}
    for v in values:
        key = type(v).__name__
        result.setdefault(key, []).append(v)
    return result


print(classify([1, "a", 2.0, None, 3, "b"]))


def primes(limit):
    sieve = [True] * limit
    for n in range(2, limit):
        if sieve[n]:
            yield n
            for m in range(n * n, limit, n):
                sieve[m] = False


print(list(primes(50)))
text = "the quick brown fox jumps over the lazy dog the end"
words = {}
for word in text.split():
    words[word] = words.get(word, 0) + 1
print(sorted(words.items(), key=lambda item: (-item[1], item[0]))[:3])


class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)
        return self

    def pop(self):
        if not self._items:
            raise IndexError("empty stack")
        return self._items.pop()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return reversed(self._items)


s = Stack().push(1).push(2).push(3)
print(len(s), list(s), s.pop(), s.pop(), len(s))
try:
    s.pop()
    s.pop()
except IndexError as e:
    print("error:", e)


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5]])))


def memo(f):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50))
queue, seen = [(0, [0])], set()
while queue:
    node, path = queue.pop(0)
    if node in seen:
        continue
    seen.add(node)
    if node == 7:
        print(path)
        break
    for nxt in (node + 1, node * 2 + 1):
        queue.append((nxt, path + [nxt]))
matrix = [[i * j for j in range(4)] for i in range(4)]
for row in matrix:
    print(" ".join(f"{v:3d}" for v in row))
