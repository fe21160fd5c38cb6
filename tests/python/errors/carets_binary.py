"""Carets tell the operator from its operands."""
def area(w, h):
    return (w + 1) * h + w / h
print(area(2, 0))
