"""A keyword as a variable."""
class = "A"
