numbers = iter([1])
for _ in range(1000):
    numbers = map(int, numbers)
print(list(numbers))
