"""Columns of `with_polymorphic()` come from all of its tables, joined to others or not."""

from typing import List

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, with_polymorphic


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    sort: Mapped[str]
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped["Shelf"] = relationship(back_populates="items")

    __mapper_args__ = {"polymorphic_on": "sort", "polymorphic_identity": "item"}


class Shelf(Base):
    __tablename__ = "shelf"

    id: Mapped[int] = mapped_column(primary_key=True)
    room: Mapped[str]
    items: Mapped[List[Item]] = relationship(back_populates="shelf")


class Book(Item):
    __tablename__ = "book"

    id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    pages: Mapped[int]

    __mapper_args__ = {"polymorphic_identity": "book"}


class Record(Item):
    __tablename__ = "record"

    id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    label: Mapped[str]

    __mapper_args__ = {"polymorphic_identity": "record"}


items = with_polymorphic(Item, [Book, Record])
flat = with_polymorphic(Item, [Book], flat=True)

for query in [
    select(items.title),
    select(items.Book.pages),
    select(func.count(items.id)),
    select(Shelf.room, items.title),
    select(Shelf.room, items.title).join(Shelf.items.of_type(items)),
    select(Shelf.room, items.Record.label).join(Shelf.items.of_type(items)).where(items.Book.pages > 3),
    select(Shelf.room).join(Shelf.items.of_type(items)).where(items.Book.pages > 3),
    select(Shelf.room, flat.Book.pages).join(flat, Shelf.id == flat.shelf_id),
    select(Shelf.room, func.sum(flat.Book.pages)).join(Shelf.items.of_type(flat)).group_by(Shelf.room),
    select(items.title, Shelf.room).join(items.shelf),
]:
    print(query)
