"""An empty replacement field."""
print(f"{}")
