"""= after an attribute where == is meant."""
class A: x = 1
while A.x = 1:
    pass
