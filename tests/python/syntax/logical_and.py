"""&& as other languages have it."""
if True && False:
    pass
