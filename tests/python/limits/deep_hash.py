a = ()
for _ in range(1_000):
    a = (a,)
hash(a)
