x = 2**62
print(x)
x = x * 4
