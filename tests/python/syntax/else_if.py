"""else if, as other languages have it."""
if 1 > 2:
    x = 1
else if 2 > 1:
    x = 2
