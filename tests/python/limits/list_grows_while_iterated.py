items = [1]
for item in items:
    items.append(item)
