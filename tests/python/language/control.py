for n in range(2, 10):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "prime")
i = 0
while i < 3:
    i += 1
    if i == 2:
        continue
    print(i)
else:
    print("end")
while True:
    i += 1
    if i > 5:
        break
print(i)
x = 5
if x < 3:
    print("small")
elif x < 6 and not x == 4:
    print("medium")
else:
    print("large")
print("yes" if x else "no", x and 0 or "or", not x, None or [] or 3)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 != 2, 1 == 1.0 == True)


def f(v):
    print("f", v)
    return v


print(f(1) < f(3) < f(2) < f(9))
for k in []:
    pass
else:
    print("empty")
pass
