"""A name bound twice in a pattern."""
match (1, 2):
    case (a, a):
        pass
