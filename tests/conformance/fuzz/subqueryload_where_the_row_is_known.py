"""subqueryload() below a joined object that the query knows already.

Its statement is sent for that place, too.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, joinedload, relationship, subqueryload


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("book.id"))
    parent = relationship("Book", remote_side="Book.id")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

book1 = Book(name="book1")
book2 = Book(name="book2", parent=book1)
book3 = Book(name="book3")
book4 = Book(name="book4")
book5 = Book(name="book5")
session.add_all([book1, book2, book3, book4, book5])
rows6 = session.query(Book).options(joinedload(Book.parent).subqueryload(Book.parent)).order_by(Book.id).all()
print([label(item) for item in rows6])
