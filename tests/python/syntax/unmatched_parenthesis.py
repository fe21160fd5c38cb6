"""One parenthesis too many."""
print(len("abc")))
