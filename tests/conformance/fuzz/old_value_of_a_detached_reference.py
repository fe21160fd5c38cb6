"""Setting a reference with single_parent on a detached object needs the old value, which cannot be loaded."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, backref, relationship


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dealer_id = Column(Integer, ForeignKey("dealer.id"))


class Dealer(Base):
    __tablename__ = "dealer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    houses = relationship("House", backref=backref("dealer", cascade="all, delete-orphan", single_parent=True))


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

house1 = House(name="house1")
author1 = Author(name="author1")
session.add_all([house1, author1])
session.flush()
session.expunge_all()
house1.dealer = None
