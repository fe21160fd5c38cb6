p = Parent()
c = Child()
c.parent = p
