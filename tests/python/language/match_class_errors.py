"""A class pattern complains about `__match_args__` that are no tuple of strings, and about an attribute that is
matched twice."""
class Listed:
    __match_args__ = ["a"]
    a = 1
class Numbered:
    __match_args__ = ("a", 3)
    a = 1
class Plain:
    __match_args__ = ("a",)
    a = 1
def listed(value):
    match value:
        case Listed(x):
            return x
def numbered(value):
    match value:
        case Numbered(x, y):
            return x, y
def twice(value):
    match value:
        case Plain(x, a=y):
            return x, y
def missing(value):
    match value:
        case Plain(x, b=y):
            return x, y
        case Plain(a=x):
            return "a", x
for function, value in [(listed, Listed()), (numbered, Numbered()), (twice, Plain()), (missing, Plain())]:
    try:
        print(function(value))
    except TypeError as error:
        print(error)
