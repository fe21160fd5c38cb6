"""print as Python 2 had it."""
print "hello", 5
