def run(n):
    items = []
    for i in range(n):
        items.append(i * 7 % 1000)
    total = 0
    for item in items:
        total += item
    for i in range(0, n, 2):
        items[i] = items[i - 1] + 1
    items.sort()
    pairs = sorted(enumerate(items[:2000]), key=lambda pair: (-pair[1], pair[0]))
    a, b, *rest = pairs
    return total, sum(items), items[::1000], len(rest), max(items), 999 in items


print(run(25_000))
