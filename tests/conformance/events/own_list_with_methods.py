"""A list of the program's own class as the collection: its own methods work on the members, and those that it overrides
run whoever adds a member, loads included."""

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Shelf(list):
    def pages(self):
        return sum(book.pages for book in self)

    def append(self, book):
        print("append", book.title)
        super().append(book)


class Base(DeclarativeBase):
    pass


class Reader(Base):
    __tablename__ = "reader"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[list["Book"]] = relationship(collection_class=Shelf, back_populates="reader", order_by="Book.id")


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    pages: Mapped[int]
    reader_id: Mapped[int | None] = mapped_column(ForeignKey("reader.id"))
    reader: Mapped[Reader | None] = relationship(back_populates="books")

    def __repr__(self):
        return self.title


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    reader = Reader()
    print(type(reader.books), reader.books, "books" in reader.__dict__)
    reader.books.append(Book(title="Emma", pages=400))
    Book(title="Ulysses", pages=700, reader=reader)
    print(reader.books, reader.books.pages(), isinstance(reader.books, Shelf))
    session.add(reader)
    session.commit()
    print(reader.books.pages(), Reader.books.property.collection_class)
    reader.books += [Book(title="Dubliners", pages=200)]
    reader.books[0].reader = None
    print(reader.books, inspect(reader).attrs.books.history)
    reader.books = [reader.books[1], Book(title="Persuasion", pages=250)]
    print(reader.books, type(reader.books))
    session.commit()
    print(reader.books.pages(), session.query(Book).filter_by(reader=None).count())
