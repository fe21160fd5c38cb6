"""subqueryload of a reference selects distinct keys, and with them what the limited query is ordered by."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship, subqueryload

Base = declarative_base()


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    room_id = Column(Integer, ForeignKey("room.id"))
    room = relationship("Room")


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

item1 = Item(name="item1")
session.add(item1)
rows = session.query(Item).options(subqueryload(Item.room)).order_by(Item.id).limit(2).populate_existing().all()
print([label(item) for item in rows])
print([label(item.room) for item in rows])
