"""Rows of a text are read by position, name, mapping and dict."""

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
r = s.execute(text("SELECT id, name FROM authors"))
print(r.keys(), len(r.keys()), "id" in r.keys(), list(r.keys()))
print([dict(row._mapping) for row in s.execute(text("SELECT id, name FROM authors"))])
for row in s.execute(text("SELECT id, name FROM authors")).mappings():
    print(row["name"])
rows = s.execute(text("SELECT id, name FROM authors"))
for id_, name in rows:
    print(id_, name)
row = s.execute(text("SELECT id, name FROM authors")).first()
print(row._mapping["name"], row[0], row._asdict(), row._fields)
r = s.execute(text("SELECT count(*) AS total, sum(price) AS s FROM books")).one()
print(r.total, r.s)
