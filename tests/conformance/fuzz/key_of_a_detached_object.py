"""A query built while an object was in the session still knows the key of it
when it is expired and detached."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


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
    shelf = Shelf(books=[Book(title="Emma"), Book(title="Persuasion")])
    session.add(shelf)
    session.flush()
    query = select(Book).where(Book.shelf == shelf)
    session.commit()
    session.expunge(shelf)
    print([book.title for book in session.scalars(query)])
    late = select(Book).where(Book.shelf == shelf)
    print(len(session.scalars(late).all()))

with Session(engine) as session:
    shelf = session.get(Shelf, 1)
    session.expire(shelf)
    session.expunge(shelf)
    session.scalars(select(Book).where(Book.shelf == shelf)).all()
