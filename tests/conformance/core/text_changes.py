"""Texts change rows: several parameter lists, RETURNING, INSERT from a SELECT."""

from sqlalchemy import create_engine, text, String, select, ForeignKey, DateTime, Numeric
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session, relationship
from datetime import datetime
from decimal import Decimal


class Base(DeclarativeBase):
    pass


class Author(Base):
    __tablename__ = "authors"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    books: Mapped[list["Book"]] = relationship(back_populates="author")


class Book(Base):
    __tablename__ = "books"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    price: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    out: Mapped[datetime]
    author_id: Mapped[int] = mapped_column(ForeignKey("authors.id"))
    author: Mapped[Author] = relationship(back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)
s.add_all([
    Author(name="Kim", books=[Book(title="One", price=Decimal("9.99"), out=datetime(2020, 1, 2)), Book(title="Two", price=Decimal("5"), out=datetime(2021, 1, 2, 3, 4))]),
    Author(name="Lee", books=[Book(title="Three", price=Decimal("7.50"), out=datetime(2022, 1, 2))]),
    Author(name="Moe"),
])
s.commit()
s.execute(text("UPDATE authors SET name = :n WHERE id = :i"), [{"n": "A", "i": 1}, {"n": "B", "i": 2}])
s.commit()
print(s.scalars(select(Author.name)).all())
print(s.execute(text("INSERT INTO authors (name) VALUES ('Q') RETURNING id, name")).one())
print(s.execute(text("INSERT INTO authors (name) SELECT title FROM books")).rowcount)
s.commit()
print(s.scalars(select(Author.name)).all())
s.execute(text("INSERT INTO books (title, price, out, author_id) VALUES (:t, :p, :o, :a)"), {"t": "Four", "p": 3.5, "o": "2023-01-01 00:00:00.000000", "a": 3})
s.commit()
print(s.get(Book, 4).out, s.get(Book, 4).price)
