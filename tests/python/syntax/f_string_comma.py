"""Two expressions in a replacement field."""
print(f"{a b}")
