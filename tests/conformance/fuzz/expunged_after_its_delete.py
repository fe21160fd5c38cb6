"""An object whose DELETE was flushed and that was expunged: a list that holds it warns at the next
flush, as for any object outside the session."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    books = relationship("Book")


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shelf_id = Column(Integer, ForeignKey("shelf.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

book, shelf = Book(name="Emma"), Shelf(name="left")
session.add(book)
session.flush()
session.delete(book)
session.flush()
session.expunge(book)
shelf.books.append(book)
try:
    session.add(shelf)
except Exception as error:
    print(type(error).__name__, error)
print(shelf in session, book in session)
session.flush()
