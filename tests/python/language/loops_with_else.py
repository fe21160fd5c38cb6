"""for/else, while/else, break, continue, and changing what one iterates over."""
for n in [2, 3, 4]:
    for d in range(2, n):
        if n % d == 0:
            print(n, "has", d); break
    else:
        print(n, "is prime")
n = 3
while n:
    n -= 1
    if n == 1: continue
    print("n", n)
else:
    print("done")
while True:
    break
else:
    print("never")
for c in "": pass
else: print("empty")
items = [1, 2, 3]
for i in items:
    if i < 3: items.append(i + 10)
    if len(items) > 6: break
print(items, i)
for i in range(3): i = 10
print(i)
d = {1: 1}
try:
    for k in d: del d[k]
except RuntimeError as error: print(error)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as error: print(error)
