import math

a, b = 7**30000, 3**40000
for _ in range(1000):
    math.gcd(a, b)
