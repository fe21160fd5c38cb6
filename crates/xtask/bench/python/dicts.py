def run(n):
    words = ["alpha", "beta", "gamma", "delta", "epsilon"]
    counts = {}
    for i in range(n):
        word = words[i % 5]
        counts[word] = counts.get(word, 0) + 1
    squares = {}
    for i in range(n // 4):
        squares[i] = i * i
    total = 0
    for key, value in squares.items():
        if key in counts or value % 2:
            total += value
    for key in list(squares):
        if key % 3 == 0:
            del squares[key]
    groups = {}
    for i in range(n // 4):
        groups.setdefault(i % 97, []).append(i)
    return counts, total, len(squares), sum(len(group) for group in groups.values())


print(run(40_000))
