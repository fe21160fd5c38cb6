import copy

items = []
for _ in range(1_000):
    items = [items]
copy.deepcopy(items)
