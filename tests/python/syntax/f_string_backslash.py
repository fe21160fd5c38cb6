"""A backslash inside of a replacement field."""
print(f"{'\n'.join([])}")
