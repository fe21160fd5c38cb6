numbers = dict.fromkeys(range(10_000))
for _ in range(10_000):
    numbers |= numbers
