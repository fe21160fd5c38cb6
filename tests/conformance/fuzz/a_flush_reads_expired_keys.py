"""An expired object that an object outside the session took as its child: the flush has nothing
to write for it, but reads its key."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    items = relationship("Item", back_populates="room")


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    room_id = Column(Integer, ForeignKey("room.id"))
    room = relationship("Room", back_populates="items")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

lamp = Item(name="lamp")
session.add(lamp)
session.commit()
attic = Room(name="attic", items=[lamp])
print(attic in session, lamp in session.dirty)
session.commit()
print(lamp.room)
