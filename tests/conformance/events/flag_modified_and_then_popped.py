"""`flag_modified` on a list of children, and then a child is popped: nothing else refers to that child any more, and its
own side still writes the NULL."""

from sqlalchemy import ForeignKey, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.attributes import flag_modified


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[list["Book"]] = relationship(back_populates="shelf", order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped[Shelf | None] = relationship(back_populates="books")

    def __repr__(self):
        return f"Book({self.id})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    shelf = Shelf(books=[Book(), Book()])
    session.add(shelf)
    session.commit()
    print(shelf.books)
    flag_modified(shelf, "books")
    popped = shelf.books.pop()
    print(popped, popped in session.dirty, inspect(shelf).attrs.books.history)
    session.commit()
    print(shelf.books, session.scalars(select(Book.shelf_id).order_by(Book.id)).all())
