print("never")
print(any(v > 8 for v in (q := [1, 9])))
