"""An expired object that the autoflush of its refresh loads first: what came with that is not loaded
again."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("chapter.id"))
    children = relationship("Chapter", lazy="subquery")


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

chapter1 = Chapter(name="chapter1")
chapter2 = Chapter(name="chapter2")
room1 = Room(name="room1")
session.add_all([chapter1, chapter2, room1])
session.commit()
chapter1.children.append(chapter2)
print([label(item) for item in chapter1.children])
