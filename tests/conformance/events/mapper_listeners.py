"""Listeners of a mapper: before the statements of a class each object may still be changed, after them another table
is written on the same connection."""

from sqlalchemy import ForeignKey, create_engine, event, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Recipe(Base):
    __tablename__ = "recipe"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    edits: Mapped[int] = mapped_column(default=0)
    steps: Mapped[list["Step"]] = relationship(back_populates="recipe", cascade="all, delete-orphan")


class Step(Base):
    __tablename__ = "step"

    id: Mapped[int] = mapped_column(primary_key=True)
    recipe_id: Mapped[int | None] = mapped_column(ForeignKey("recipe.id"))
    recipe: Mapped["Recipe"] = relationship(back_populates="steps")


class Entry(Base):
    __tablename__ = "entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


def show(name):
    def listener(mapper, connection, target):
        print(name, mapper, type(target).__name__, target.id, inspect(target).persistent)

    return listener


for cls in (Recipe, Step):
    for name in ("before_insert", "after_insert", "before_update", "after_update", "before_delete", "after_delete"):
        event.listen(cls, name, show(name))


@event.listens_for(Recipe, "before_insert")
def tidy(mapper, connection, target):
    target.title = target.title.strip()


@event.listens_for(Recipe, "before_update")
def count(mapper, connection, target):
    target.edits += 1


@event.listens_for(Step, "after_insert")
def note(mapper, connection, target):
    connection.execute(Entry.__table__.insert().values(text=f"step {target.id} of {target.recipe_id}"))


@event.listens_for(Recipe, "after_delete", once=True, named=True)
def gone(target, **rest):
    print("gone", target.title, sorted(rest))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    recipe = Recipe(title="  Soup ", steps=[Step(), Step()])
    session.add(recipe)
    session.commit()
    print(repr(recipe.title), recipe.edits)
    recipe.steps.append(Step())
    session.commit()
    recipe.title = "Stew"
    recipe.steps.pop(0)
    session.commit()
    print(recipe.edits)
    session.delete(recipe)
    session.commit()
    print([entry.text for entry in session.scalars(select(Entry))])
