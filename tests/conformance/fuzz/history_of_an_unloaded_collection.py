"""The history that inspect() shows of a collection that is not loaded leaves out what is queued for it."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    authors = relationship("Author")


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    book_id = Column(Integer, ForeignKey("book.id"))
    book = relationship("Book", back_populates="authors")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

room1 = Room(name="room1")
book1 = Book(name="book1")
book2 = Book(name="book2")
book3 = Book(name="book3")
author1 = Author(name="author1")
session.add_all([room1, book1, book2, book3, author1])
session.flush()
author1.book = book1
history1 = inspect(book1).attrs["authors"].history
print(sorted(str(label(item)) for item in history1.added or ()))
