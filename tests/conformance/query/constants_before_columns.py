"""Conditions with the constant on the left, in SQL text and as a write-only many-to-many relationship writes them
beside conditions on the table that is looped over first."""

from sqlalchemy import Column, ForeignKey, Table, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


reading = Table(
    "reading",
    Base.metadata,
    Column("reader_id", ForeignKey("reader.id"), primary_key=True),
    Column("book_id", ForeignKey("book.id"), primary_key=True),
)


class Reader(Base):
    __tablename__ = "reader"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    readers: WriteOnlyMapped[Reader] = relationship(secondary=reading)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    ann, ben = Reader(name="Ann"), Reader(name="Ben")
    session.add_all([ann, ben])
    session.flush()
    book = Book(readers=[ben])
    for new in (book, Book(readers=[ben])):
        session.add(new)
        session.commit()
    named = book.readers.select().where(Reader.name == "Ben")
    print([reader.name for reader in session.scalars(named)])
    for condition in ("1 = reading.book_id", "1 < reading.book_id", "reading.book_id = 2"):
        rows = session.execute(
            text(
                "SELECT reader.name FROM reader, reading "
                f"WHERE {condition} AND reader.id = reading.reader_id AND reader.name = 'Ben'"
            )
        )
        print(condition, rows.all())
