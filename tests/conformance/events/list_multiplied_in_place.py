"""*= repeats the members and fires nothing.
Removing one of two occurrences leaves the parent alone."""
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
jam = Jar(name="jam")
shelf.jars.append(jam)
shelf.jars *= 2
print(shelf.jars, jam.shelf)
shelf.jars.remove(jam)
print(shelf.jars, jam.shelf)
shelf.jars.remove(jam)
print(shelf.jars, jam.shelf)
