"""`is_modified` does not count what waits for a collection that is not loaded, though the object
is among the dirty ones."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    books = relationship("Book", back_populates="shelf")


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shelf_id = Column(Integer, ForeignKey("shelf.id"))
    shelf = relationship("Shelf", back_populates="books")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

shelf, book = Shelf(name="left"), Book(name="Emma")
session.add_all([shelf, book])
session.commit()
book.shelf = shelf
print(shelf in session.dirty, session.is_modified(shelf), session.is_modified(book))
print(len(shelf.books), session.is_modified(shelf))
