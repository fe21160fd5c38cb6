a, b = [], []
for _ in range(1_000):
    a, b = [a], [b]
a == b
