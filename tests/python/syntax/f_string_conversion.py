"""An unknown conversion."""
print(f"{1!z}")
