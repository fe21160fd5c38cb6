"""The same object twice in a many-to-many list:
each occurrence is told to the other side, and each goes on its own."""

from typing import List

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


crew = Table(
    "crew",
    Base.metadata,
    Column("ship_id", ForeignKey("ship.id")),
    Column("sailor_id", ForeignKey("sailor.id")),
)


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sailors: Mapped[List["Sailor"]] = relationship(secondary=crew, back_populates="ships")


class Sailor(Base):
    __tablename__ = "sailor"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    ships: Mapped[List[Ship]] = relationship(secondary=crew, back_populates="sailors")


def show():
    print([s.name for s in rose.sailors], [s.name for s in ida.ships])


rose, ida = Ship(name="Rose"), Sailor(name="Ida")
rose.sailors += [ida, ida]
show()
rose.sailors.remove(ida)
show()
ida.ships.append(rose)
show()
ida.ships.clear()
show()
