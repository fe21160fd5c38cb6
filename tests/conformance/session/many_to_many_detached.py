"""A many-to-many list of a detached object: what is loaded can be read and changed,
what is not cannot."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship
from sqlalchemy.orm.exc import DetachedInstanceError

Base = declarative_base()

room_key = Table("room_key", Base.metadata, Column("room_id", ForeignKey("room.id")), Column("key_id", ForeignKey("key.id")))


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    keys = relationship("Key", secondary=room_key, back_populates="rooms")


class Key(Base):
    __tablename__ = "key"
    id = Column(Integer, primary_key=True)
    rooms = relationship("Room", secondary=room_key, back_populates="keys")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    room = Room(keys=[Key()])
    session.add(room)
    session.commit()
    print(len(room.keys))
key = room.keys[0]
try:
    key.rooms
except DetachedInstanceError as error:
    print(error)
room.keys.remove(key)
with Session(engine) as session:
    session.add(room)
    session.commit()
    print(room.keys)
