"""A `TypedDict` knows which of its keys are required; those of its bases come first."""
from typing import TypedDict


class Movie(TypedDict):
    title: str


class Rated(Movie, total=False):
    stars: int


print(Movie.__total__, Rated.__total__, Rated.__annotations__)
print(sorted(Rated.__required_keys__), sorted(Rated.__optional_keys__))
film = Rated(title="Up", stars=5)
print(film, type(film))
