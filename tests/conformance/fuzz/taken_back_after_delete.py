"""An object marked as deleted that a list takes back: the flush saves it, but the mark stays, so that
a commit flushes once more and deletes it."""

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

shelf, emma, persuasion = Shelf(name="left"), Book(name="Emma"), Book(name="Persuasion")
session.add_all([shelf, emma, persuasion])
session.flush()
session.delete(emma)
shelf.books.append(emma)
session.flush()
print(emma in session, emma in session.deleted)
session.flush()
print(emma in session, emma in session.deleted)

session.delete(persuasion)
shelf.books.append(persuasion)
session.commit()
print(session.query(Book).count())
