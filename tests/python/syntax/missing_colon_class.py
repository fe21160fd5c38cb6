"""A missing colon after class."""
class User(object)
    name = "x"
