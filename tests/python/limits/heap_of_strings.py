kept = []
for number in range(3_000):
    kept.append("x" * 10_000 + str(number))
