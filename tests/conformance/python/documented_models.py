"""A module docstring, comments and blank lines.

Nothing here should confuse a reader of the program.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    """The base of all models."""


class Kitchen(Base):
    """
    Attributes:
        id: the primary key
        chefs: everyone who cooks here
    """

    __tablename__ = "kitchen"  # the table

    id: Mapped[int] = mapped_column(primary_key=True)
    chefs: Mapped[list[Chef]] = relationship(back_populates="kitchen")


class Chef(Base):
    __tablename__ = "chef"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    kitchen_id: Mapped[int | None] = mapped_column(ForeignKey("kitchen.id"))
    kitchen: Mapped[Kitchen | None] = relationship(back_populates="chefs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    kitchen = Kitchen()
    session.add(kitchen)
    kitchen.chefs.append(
        Chef(
            name="Remy",
        )
    )
    session.commit()
    print(session.execute(select(Chef.name, Chef.kitchen_id)).one())
