"""selectinload() and immediateload() chained: what follows a load waits until all of its level are through.

The members that several statements found are then asked for together.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, immediateload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Library(Base):
    __tablename__ = "library"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelves: Mapped[List["Shelf"]] = relationship()


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    library_id: Mapped[Optional[int]] = mapped_column(ForeignKey("library.id"))
    books: Mapped[List["Book"]] = relationship()


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shelf.id"))
    pages: Mapped[List["Page"]] = relationship()


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[Optional[int]] = mapped_column(ForeignKey("book.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Library(shelves=[Shelf(books=[Book(pages=[Page()])]), Shelf()]), Library(shelves=[Shelf(books=[Book()])])])
    session.commit()
for option in (
    immediateload(Library.shelves).selectinload(Shelf.books).immediateload(Book.pages),
    selectinload(Library.shelves).immediateload(Shelf.books).selectinload(Book.pages),
):
    with Session(engine) as session:
        libraries = session.scalars(select(Library).options(option)).all()
        print([[[len(book.pages) for book in shelf.books] for shelf in library.shelves] for library in libraries])
