"""A connection gives the columns of a mapped class, not its objects, and changes its rows."""

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
with engine.connect() as conn:
    for row in conn.execute(select(Author).order_by(Author.id)):
        print(row.id, row.name, row)
with engine.connect() as conn:
    print(conn.execute(select(Book).where(Book.price > 6)).all())
    print(conn.scalars(select(Author)).all())
from sqlalchemy import update, delete, insert
with engine.begin() as conn:
    print(conn.execute(update(Author).where(Author.id == 1).values(name="K")).rowcount)
    print(conn.execute(delete(Book).where(Book.id == 1)).rowcount)
    print(conn.execute(insert(Author).values(name="New")).inserted_primary_key)
print(s.scalars(select(Author.name)).all())
