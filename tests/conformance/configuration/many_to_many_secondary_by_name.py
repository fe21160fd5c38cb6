"""The secondary table given by its name, or by a function:
looked up when the mappers are configured."""

from typing import List

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Monk(Base):
    __tablename__ = "monk"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[List["Book"]] = relationship(secondary="monk_book", back_populates="monks")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    monks: Mapped[List["Monk"]] = relationship(secondary=lambda: monk_book, back_populates="books")


monk_book = Table(
    "monk_book", Base.metadata, Column("monk_id", ForeignKey("monk.id")), Column("book_id", ForeignKey("book.id"))
)
configure_mappers()
monk = Monk(books=[Book()])
print(len(monk.books[0].monks))
