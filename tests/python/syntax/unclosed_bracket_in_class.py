"""A bracket that is never closed inside of a class."""
class Post:
    tags: list[str = []
    title: str = ""
