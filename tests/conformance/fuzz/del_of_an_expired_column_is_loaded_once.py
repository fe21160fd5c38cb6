"""After a load that left out a column removed by `del`, nothing of the object is expired any more: a flush
does not load again."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    label_id = Column(Integer, ForeignKey("label.id"))
    chapter_id = Column(Integer, ForeignKey("chapter.id"))
    label = relationship("Label")
    chapter = relationship("Chapter")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

room1 = Room(name="room1")
room2 = Room(name="room2")
session.add_all([room1, room2])
session.commit()
session.delete(room2)
del room2.chapter_id
room1.label = room1.label
