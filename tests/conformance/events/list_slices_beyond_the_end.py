"""Assigning to a slice beyond the end of the list appends.
An extended slice wants as many objects as it has places."""
from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
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


shelf = Shelf(name="top")
jam, tea, rice, salt = [Jar(name=name) for name in ("jam", "tea", "rice", "salt")]
shelf.jars = [jam, tea]
shelf.jars[7:] = [rice]
print(shelf.jars)
shelf.jars[::2] = [salt, jam]
print(shelf.jars, rice.shelf)
try:
    shelf.jars[::2] = [rice]
except ValueError as error:
    print(error)
del shelf.jars[::-2]
print(shelf.jars)
