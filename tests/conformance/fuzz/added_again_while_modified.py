"""Adding an object that is in the session and modified changes nothing: after the commit nothing
is left to flush."""

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

left, right, book = Shelf(name="left"), Shelf(name="right"), Book(name="Emma")
session.add_all([left, right, book])
session.flush()
book.shelf = right
session.add(right)
print(len(session.dirty))
session.commit()
print(len(session.dirty))
print(len(left.books))
