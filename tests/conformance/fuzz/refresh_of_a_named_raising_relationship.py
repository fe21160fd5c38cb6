"""refresh() of a relationship that raises.

Named, it is loaded.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    chapter_id = Column(Integer, ForeignKey("chapter.id"))
    chapter = relationship("Chapter", lazy="raise")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

book1 = Book(name="book1")
session.add(book1)
rows5 = session.query(Book).where(Book.chapter != None).order_by(Book.id).all()
print([label(item) for item in rows5])
session.refresh(book1, ["chapter"])
print(label(book1.chapter))
