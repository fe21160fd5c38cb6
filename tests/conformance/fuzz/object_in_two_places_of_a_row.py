"""An object that a joined load brings in two places of a row: what the first place does not load comes from
the second."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, attribute_keyed_dict, joinedload, relationship


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    chapter_id = Column(Integer, ForeignKey("chapter.id"))
    other_chapter_id = Column(Integer, ForeignKey("chapter.id"))
    chapter = relationship("Chapter", foreign_keys="Room.chapter_id")
    other_chapter = relationship("Chapter", foreign_keys="Room.other_chapter_id")


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    rooms = relationship("Room", foreign_keys="Room.chapter_id")
    other_rooms = relationship("Room", collection_class=attribute_keyed_dict("name"), lazy="joined", foreign_keys="Room.other_chapter_id", back_populates="other_chapter")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

room1 = Room(name="room1")
chapter1 = Chapter(name="chapter1")
room2 = Room(name="room2", chapter=chapter1)
chapter2 = Chapter(name="chapter2", other_rooms={item.name: item for item in [room1, room2]})
session.add_all([room1, chapter1, room2, chapter2])
session.commit()
rows = session.scalars(select(Chapter).options(joinedload(Chapter.rooms).joinedload(Room.other_chapter)).order_by(Chapter.id)).all()
print([label(item) for item in rows])
