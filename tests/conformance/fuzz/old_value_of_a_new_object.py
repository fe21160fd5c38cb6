"""Setting a reference with single_parent on a new object: the old value is what reading it gives, so that
None for None is no change."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, backref, relationship


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    author_id = Column(Integer, ForeignKey("author.id"))


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    books = relationship("Book", post_update=True, backref=backref("author", cascade="all, delete-orphan", single_parent=True, lazy="joined"))


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

book1 = Book(name="book1")
book1.author = book1.author
session.add(book1)
rows = session.query(Book).all()
print([label(item) for item in rows])
print([label(item.team) for item in rows])
