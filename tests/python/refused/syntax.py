print("x"
y = 2
