def run(n):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            total += i * 2
        elif i & 1:
            total -= 1
        else:
            total ^= i
    return total


count = 0
while count < 20_000:
    count += 1
print(run(30_000), count)
