"""A Windows path in an ordinary string."""
path = "C:\Users\ann"
