"""Texts join, group, nest and sort as SQLite does."""

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
print(s.execute(text("SELECT a.name, count(b.id) AS n FROM authors a LEFT JOIN books b ON b.author_id = a.id GROUP BY a.id ORDER BY n DESC, a.name")).all())
print(s.execute(text("SELECT a.name, b.title FROM authors AS a JOIN books AS b ON a.id = b.author_id WHERE b.price > :p ORDER BY b.title LIMIT 2"), {"p": 6}).all())
print(s.execute(text("SELECT name FROM authors WHERE id IN (SELECT author_id FROM books WHERE price < 8)")).scalars().all())
print(s.execute(text("SELECT name FROM authors a WHERE NOT EXISTS (SELECT 1 FROM books b WHERE b.author_id = a.id)")).scalars().all())
print(s.execute(text("SELECT title, CASE WHEN price > 8 THEN 'dear' ELSE 'cheap' END AS kind FROM books")).mappings().all())
print(s.execute(text("""
    SELECT x.name
    FROM (SELECT name FROM authors WHERE id > 1) AS x
    ORDER BY x.name DESC
""")).scalars().all())
print(s.execute(text("SELECT author_id, count(*) c FROM books GROUP BY author_id HAVING count(*) > 1")).all())
