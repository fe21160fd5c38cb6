"""A lone brace in an f-string."""
print(f"a } b")
