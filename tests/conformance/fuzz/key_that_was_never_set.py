"""A condition on an object without a key fails when the query is run,
and warns where the key is None."""

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
    shelf = Shelf()
    query = select(Book).where(Book.shelf == shelf)
    print(query)
    try:
        session.scalars(query).all()
    except Exception as error:
        print(type(error).__name__, type(error.orig).__name__)
        print(error.statement)
    try:
        session.query(Book).filter(Book.shelf == shelf).delete()
    except Exception as error:
        print(type(error).__name__)
    shelf.id = None
    print(session.scalars(query).all())
    session.scalars(select(Book).where(Book.shelf != Shelf())).all()
