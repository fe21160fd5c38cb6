"""A missing colon after if."""
if len("a")
    print("yes")
