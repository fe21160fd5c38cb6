"""Listeners run before the change and see the other side unchanged.
The initiator tells where it began."""
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
def appended(target, value, initiator):
    print("append", target, value, initiator.key, value.shelf, target.jars)


@event.listens_for(Shelf.jars, "remove")
def removed(target, value, initiator):
    print("remove", target, value, initiator.key)


@event.listens_for(Jar.shelf, "set")
def was_set(target, value, old, initiator):
    print("set", target, value, old, initiator.key)


top, low = Shelf(name="top"), Shelf(name="low")
jam = Jar(name="jam")
top.jars.append(jam)
jam.shelf = low
low.jars.remove(jam)
