"""Carets under the failing part of a chain of attributes."""
class A: pass
a = A()
a.b = A()
print(a.b.c.d)
