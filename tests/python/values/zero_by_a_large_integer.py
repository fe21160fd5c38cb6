"""Zero divided by integers beyond 64 bits: its sign is that of a positive number."""
big = 3**50
print(0 / big, 0 / -big, False / big, -1 / big, 1 / -big)
print(0 // -big, 0 % -big, 0 // big)
