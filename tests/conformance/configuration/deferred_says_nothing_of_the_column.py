"""deferred() is about one mapping: the same column mapped by another class is loaded at once, and an
expression can be deferred, too."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, inspect, select
from sqlalchemy.orm import deferred, registry, undefer

metadata = MetaData()
recipe = Table(
    "recipe",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", String),
    Column("steps", Text),
)
mapping = registry(metadata=metadata)


class Recipe:
    pass


class Page:
    pass


mapping.map_imperatively(
    Recipe, recipe, properties={"steps": deferred(recipe.c.steps), "next_id": deferred(recipe.c.id + 1)}
)
mapping.map_imperatively(Page, recipe)
print(select(Recipe))
print(select(Page))
print(select(Recipe).options(undefer(Recipe.steps), undefer(Recipe.next_id)))
print(inspect(Page).attrs.keys())
