items = list(range(9_900))
for number in range(90):
    items.insert(0, number)
for _ in range(100_000):
    items.insert(0, items.pop())
