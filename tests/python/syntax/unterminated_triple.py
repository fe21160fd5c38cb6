"""A triple-quoted string without its end."""
text = '''one
two
