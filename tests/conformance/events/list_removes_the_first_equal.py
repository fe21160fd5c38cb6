"""list.remove fires for the object given and takes out the first one that equals it.
Both can be seen."""
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

    def __eq__(self, other):
        return isinstance(other, Jar) and self.name == other.name

    __hash__ = object.__hash__

    def __repr__(self):
        return f"Jar({self.name})"


shelf = Shelf(name="top")
first, second = Jar(name="jam"), Jar(name="jam")
shelf.jars = [first, second]
shelf.jars.remove(second)
print([jar is second for jar in shelf.jars], first.shelf, second.shelf)
