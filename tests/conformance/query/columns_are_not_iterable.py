"""A column cannot be gone over, indexed or asked what it contains: `getitem` and `contains` are operators that its
type does not have, and some types warn of that."""

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    width: Mapped[float]
    books: Mapped[list["Book"]] = relationship()


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))


for operation in (
    lambda: list(Shelf.id),
    lambda: [letter for letter in Shelf.label],
    lambda: Shelf.label[0],
    lambda: "a" in Shelf.label,
    lambda: 3 in Shelf.width,
    lambda: set(Shelf.__table__.c.id),
    lambda: sum(func.count(Shelf.id)),
    lambda: max(Shelf.id + 1),
    lambda: list(Shelf.books),
    lambda: Book() in Shelf.books,
    lambda: len(Shelf.label),
):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error)
