import json

items = []
for _ in range(1_000):
    items = [items]
json.dumps(items)
