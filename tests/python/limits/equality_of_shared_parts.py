a = b = ()
for _ in range(60):
    a, b = (a, a), (b, b)
print(a == a)
a == b
