"""An f-string without its end."""
print(f"{1} and)
