"""A listener that raises stops the change before anything has happened,
from either side."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    jars: Mapped[List["Jar"]] = relationship(back_populates="shelf")

    def __repr__(self):
        return f"Shelf({self.name})"


class Jar(Base):
    __tablename__ = "jar"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    shelf_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Optional["Shelf"]] = relationship(back_populates="jars")

    def __repr__(self):
        return f"Jar({self.name})"


@event.listens_for(Shelf.jars, "append")
def guard(target, value, initiator):
    if value.name == "glass":
        raise ValueError("too heavy")


shelf, glass = Shelf(name="top"), Jar(name="glass")
try:
    shelf.jars.append(glass)
except ValueError as error:
    print(error, shelf.jars, glass.shelf)
try:
    glass.shelf = shelf
except ValueError as error:
    print(error, shelf.jars, glass.shelf)
