"""once=True lets a listener run once; a function is registered only once.
Attribute events know no insert=True."""
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


def once(target, value, initiator):
    print("once", value)


def always(target, value, initiator):
    print("always", value)


event.listen(Shelf.jars, "append", always)
event.listen(Shelf.jars, "append", always)
event.listen(Shelf.jars, "append", once, once=True)
shelf = Shelf(name="top")
shelf.jars.append(Jar(name="jam"))
shelf.jars.append(Jar(name="tea"))
try:
    event.listen(Shelf.jars, "append", once, insert=True)
except TypeError as error:
    print(error)
