from typing import List

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Library(Base):
    __tablename__ = "library"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    shelves: Mapped[List["Shelf"]] = relationship(back_populates="library")


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    library_id: Mapped[int] = mapped_column(ForeignKey("library.id"))
    library: Mapped["Library"] = relationship(back_populates="shelves")
    books: Mapped[List["Book"]] = relationship(back_populates="shelf")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    shelf_id: Mapped[int] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped["Shelf"] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    city = Library(name="City")
    city.shelves = [Shelf(label="A", books=[Book(title="Dune"), Book(title="Emma")]), Shelf(label="B")]
    city.shelves[1].books.append(Book(title="Ulysses"))
    session.add(city)
    session.commit()

with Session(engine) as session:
    library = session.scalars(select(Library)).one()
    for shelf in library.shelves:
        for book in shelf.books:
            print(book.title, "on", book.shelf.label, "in", book.shelf.library.name)
