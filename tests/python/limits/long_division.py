a, b = 7**30000, 3**20000
for _ in range(1_000):
    a // b
