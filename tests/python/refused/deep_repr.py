x = []
for i in range(1000):
    x = [x]
print(x)
