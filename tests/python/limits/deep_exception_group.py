classes = ()
for _ in range(1_000):
    classes = (classes,)
try:
    1 / 0
except classes:
    pass
