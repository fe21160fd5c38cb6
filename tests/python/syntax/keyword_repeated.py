"""A keyword argument given twice."""
print("a", sep="", sep="-")
