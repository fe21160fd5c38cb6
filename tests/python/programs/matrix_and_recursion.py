"""Nested lists, comprehension transposes, recursion with memo, permutations, sets of tuples."""
from functools import lru_cache
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [[sum(a * b for a, b in zip(r, c)) for c in zip(*[[1, 0], [0, 1], [1, 1]])] for r in m], [x for r in m for x in r if x % 2], sum(map(sum, m)), max(max(r) for r in m), [[0] * 3 for _ in range(2)])
@lru_cache(None)
def paths(r, c): return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(paths(16, 16), len(hanoi(5)), hanoi(2), list(flatten([1, [2, (3, [4])], []])), perms("abc"), sorted({tuple(sorted(p)) for p in perms("aab")}))
primes = [n for n in range(2, 50) if all(n % d for d in range(2, int(n ** 0.5) + 1))]; print(primes, {n: bin(n).count("1") for n in primes[:4]}, sorted(primes, key=lambda n: (n % 10, n))[:5])
fib = [0, 1]; [fib.append(fib[-1] + fib[-2]) for _ in range(10)]; print(fib, fib[::-2], fib[-3:], divmod(fib[-1], 7))
