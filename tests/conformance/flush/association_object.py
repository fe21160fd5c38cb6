"""An association object: a class over the table between the two,
with a column of its own and the foreign keys as its primary key."""

from typing import List

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Recipe(Base):
    __tablename__ = "recipe"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parts: Mapped[List["Part"]] = relationship(back_populates="recipe", cascade="all, delete-orphan")


class Ingredient(Base):
    __tablename__ = "ingredient"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parts: Mapped[List["Part"]] = relationship(back_populates="ingredient")


class Part(Base):
    __tablename__ = "part"
    recipe_id: Mapped[int] = mapped_column(ForeignKey("recipe.id"), primary_key=True)
    ingredient_id: Mapped[int] = mapped_column(ForeignKey("ingredient.id"), primary_key=True)
    grams: Mapped[int]
    recipe: Mapped[Recipe] = relationship(back_populates="parts")
    ingredient: Mapped[Ingredient] = relationship(back_populates="parts")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    bread, flour = Recipe(name="bread"), Ingredient(name="flour")
    bread.parts.append(Part(ingredient=flour, grams=500))
    session.add(bread)
    session.commit()
    print([(part.recipe.name, part.grams) for part in flour.parts])
    session.get(Part, (1, 1)).grams = 450
    session.commit()
    print(session.get(Part, {"recipe_id": 1, "ingredient_id": 1}).grams)
    bread.parts.clear()
    session.commit()
    print(flour.parts, session.query(Part).count())
