"""Joined collections ask for unique() only when there are rows."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass

room_room_pairs = Table(
    "room_room_pairs",
    Base.metadata,
    Column("follower_id", ForeignKey("room.id"), primary_key=True),
    Column("followed_id", ForeignKey("room.id"), primary_key=True),
)


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    follows = relationship("Room", secondary="room_room_pairs", primaryjoin="Room.id == room_room_pairs.c.follower_id", secondaryjoin="Room.id == room_room_pairs.c.followed_id", lazy="joined")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

rows = session.execute(select(Room).order_by(Room.id).limit(2).execution_options(populate_existing=True)).scalars().all()
print([label(item) for item in rows])
