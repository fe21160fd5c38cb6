"""A deleted object that a collection gains is saved by the flush.

It stays marked, and goes with the next one.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, backref, relationship


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    seen_shop = relationship("Shop")


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    room_id = Column(Integer, ForeignKey("room.id"))
    room = relationship("Room", backref=backref("shop", uselist=False, lazy="selectin"))


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

shop1 = Shop(name="shop1")
session.add_all([shop1, shop1])
savepoint2 = session.begin_nested()
room3 = Room(name="room3")
session.delete(shop1)
shop1.room = room3
rows4 = session.query(Room).filter(Room.seen_shop != None).all()
print([label(item) for item in rows4])
