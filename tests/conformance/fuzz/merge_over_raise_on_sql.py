"""merge() loads a collection that is raise_on_sql.

Only reading it is not allowed.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "book"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dealer_id = Column(Integer, ForeignKey("dealer.id"))


class Dealer(Base):
    __tablename__ = "dealer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    books = relationship("Book", lazy="raise_on_sql")


def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

book1 = Book(name="book1")
dealer2 = Dealer(name="dealer2")
dealer3 = Dealer(name="dealer3")
session.add_all([book1, dealer2, dealer3])
merged5 = session.merge(Dealer(id=1, name="merged5", books=[]))
print(state(merged5))
