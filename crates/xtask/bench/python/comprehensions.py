def run(n):
    squares = [i * i for i in range(n)]
    even = [i for i in squares if i % 2 == 0]
    pairs = [(i, j) for i in range(300) for j in range(300) if i < j]
    table = {i: str(i) for i in range(n // 2)}
    unique = {i % 100 for i in squares}
    total = sum(i for i in even)
    return len(pairs), len(table), len(unique), total, [x for row in [[1, 2], [3]] for x in row]


for _ in range(2):
    result = run(90_000)
print(result)
