print(1)
b = b"raw"
