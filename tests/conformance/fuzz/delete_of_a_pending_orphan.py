"""An orphan that was flushed and rolled back still has a key, by which it is deleted in vain."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    order = relationship("Order", uselist=False, cascade="all, delete-orphan", back_populates="book")


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    book_id = Column(Integer, ForeignKey("book.id"))
    book = relationship("Book", back_populates="order")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

order1 = Order(name="order1")
order2 = Order(name="order2")
order3 = Order(name="order3")
book1 = Book(name="book1", order=order2)
order4 = Order(name="order4")
session.add_all([order1, order2, order3, book1, order4])
session.flush()
order3.book = book1
session.rollback()
session.add(order2)
found = session.get(Book, 1)
print(label(found))
