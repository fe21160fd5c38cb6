# problem: n-plus-one
# statements: 40 -> 33
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
    pages: Mapped[list["Page"]] = relationship()


class Page(Base):
    __tablename__ = "page"
    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[int] = mapped_column(ForeignKey("book.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Shelf(books=[Book(title=f"{n}{half}", pages=[Page(), Page()]) for half in "ab"]) for n in range(3)])
    session.commit()

def report(session):
    query = session.query(Shelf).order_by(Shelf.id)
    for shelf in query:
        for book in shelf.books:
            print(shelf.id, book.title, len(book.pages))


with Session(engine) as session:
    report(session)
