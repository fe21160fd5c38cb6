"""named=True passes the arguments by their names.
Unknown events are an error."""
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


@event.listens_for(Jar.shelf, "set", named=True)
def hear(**given):
    print(sorted(given), given["value"])


Jar(name="jam").shelf = Shelf(name="top")
try:
    event.listen(Jar.shelf, "changed", hear)
except Exception as error:
    print(type(error).__name__, error)
