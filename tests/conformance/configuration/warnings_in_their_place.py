"""Warnings of a configuration come as it goes on, between what functions given as arguments print; made errors, they
end it."""

import warnings

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


caught = []


def by_id():
    print("asked for the order,", len(caught), "warnings so far")
    return Plant.id


class Garden(Base):
    __tablename__ = "garden"

    id: Mapped[int] = mapped_column(primary_key=True)
    plants: Mapped[list["Plant"]] = relationship(order_by=by_id)
    trees: Mapped[list["Plant"]] = relationship(order_by=by_id)
    herbs: Mapped[list["Plant"]] = relationship(order_by=by_id)


class Plant(Base):
    __tablename__ = "plant"

    id: Mapped[int] = mapped_column(primary_key=True)
    garden_id: Mapped[int] = mapped_column(ForeignKey("garden.id"))


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    Garden()

print([str(warning.message)[:40] for warning in caught])


class Strict(DeclarativeBase):
    pass


class Pot(Strict):
    __tablename__ = "pot"

    id: Mapped[int] = mapped_column(primary_key=True)
    seeds: Mapped[list["Seed"]] = relationship()
    weeds: Mapped[list["Seed"]] = relationship()


class Seed(Strict):
    __tablename__ = "seed"

    id: Mapped[int] = mapped_column(primary_key=True)
    pot_id: Mapped[int] = mapped_column(ForeignKey("pot.id"))


warnings.simplefilter("error")
for attempt in range(2):
    try:
        Pot()
    except Exception as error:
        print(type(error).__name__, str(error)[:120])
