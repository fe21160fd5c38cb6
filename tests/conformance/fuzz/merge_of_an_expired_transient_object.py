"""merge reads the key of a transient object, which cannot be loaded if it was expired before the rollback
that made it transient."""

from sqlalchemy import Column, Integer, String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

label1 = Label(name="label1")
team1 = Team(name="team1")
room1 = Room(name="room1")
shop1 = Shop(name="shop1")
label2 = Label(name="label2")
session.add_all([label1, team1, room1, shop1, label2])
session.flush()
session.expire(team1)
session.rollback()
merged = session.merge(team1)
print(state(merged))
