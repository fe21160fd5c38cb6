"""Mapped classes made by calling `type()` with a declarative base.

They are mapped as by a class statement, relationships included.
"""

from sqlalchemy import create_engine, String, select, Column, Integer, ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, declarative_base, Session, relationship
class Base(DeclarativeBase): pass
def make_model(name):
    return type(name, (Base,), {
        "__tablename__": name.lower(),
        "id": mapped_column(Integer, primary_key=True),
        "title": Column(String(20)),
        "__repr__": lambda self: f"{name}({self.title})",
    })
Book = make_model("Book")
Film = make_model("Film")
Chapter = type("Chapter", (Base,), {
    "__tablename__": "chapter",
    "__annotations__": {"id": Mapped[int], "book_id": Mapped[int]},
    "id": mapped_column(primary_key=True),
    "book_id": mapped_column(ForeignKey("book.id")),
    "book": relationship("Book", backref="chapters"),
})
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add_all([Book(title="b1"), Film(title="f1"), Chapter(book=Book(title="b2"))])
    s.commit()
    print(s.scalars(select(Book).order_by(Book.id)).all(), s.scalars(select(Film)).all())
    print(s.scalars(select(Chapter)).one().book)
print(Book.__module__, Book.__qualname__, type(Book), [c.name for c in Chapter.__table__.columns])
