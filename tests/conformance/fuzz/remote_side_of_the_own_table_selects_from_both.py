"""A remote_side on the own table of a one-to-many: the lazy load binds nothing and selects from both
tables."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    order_id = Column(Integer, ForeignKey("order.id"))


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    books = relationship("Book", remote_side="Order.id")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

book1 = Book(name="book1")
order1 = Order(name="order1")
session.add_all([book1, order1])
session.commit()
print("order1.books", [label(item) for item in order1.books])
