"""An item that moves from one owner with delete-orphan to another is no orphan."""

from typing import List

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[List["Book"]] = relationship(back_populates="shelf", cascade="all, delete-orphan")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped["Shelf"] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    upper, lower = Shelf(books=[Book(), Book()]), Shelf()
    session.add_all([upper, lower])
    session.commit()
    book = upper.books[0]
    upper.books.remove(book)
    lower.books.append(book)
    session.commit()
    print(book.shelf is lower)
    session.delete(lower)
    upper.books.append(book)
    session.commit()
    print(session.scalars(select(Book.id)).all())
