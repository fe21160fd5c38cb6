"""A condition on a related object takes its key when the query is run,
after the autoflush that gives it one."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, with_parent


class Base(DeclarativeBase):
    pass


class Shelf(Base):
    __tablename__ = "shelf"

    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[list["Book"]] = relationship(back_populates="shelf")


class Book(Base):
    __tablename__ = "book"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("shelf.id"))
    shelf: Mapped["Shelf | None"] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    shelf = Shelf(books=[Book(title="Emma")])
    by_shelf = select(Book).where(Book.shelf == shelf)
    session.add(shelf)
    print([book.title for book in session.scalars(by_shelf)])

    other = Shelf()
    of_other = select(Book).where(with_parent(other, Shelf.books))
    session.add(other)
    other.books.append(Book(title="Persuasion"))
    print([book.title for book in session.scalars(of_other)])
    print(session.query(Book).filter_by(shelf=other).count())
