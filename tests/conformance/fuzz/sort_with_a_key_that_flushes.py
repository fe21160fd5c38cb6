"""A list is empty while its members are sorted.

The flush that reading an expired member brings about sees no change.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    labels = relationship("Label")


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    room_id = Column(Integer, ForeignKey("room.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

room1 = Room(name="room1")
room2 = Room(name="room2")
label3 = Label(name="label3")
label4 = Label(name="label4")
session.add_all([room1, room2, label3, label4])
session.commit()
room1.labels = [label3, label4]
room1.labels.sort(key=lambda item: item.name)
