import random
random.seed(42)
for n, k in ((10, 3), (30, 6), (1000, 5), (1000, 40), (5, 5), (21, 4), (22, 4), (100, 20), (85, 12), (0, 0), (1, 1)):
    print(random.sample(range(n), k))
print(random.sample(["a", "b"], counts=[5, 3], k=4), random.random())
