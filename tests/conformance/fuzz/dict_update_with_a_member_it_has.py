"""update() of a keyed dict with a member that is there already: the cascade still takes it into the
session."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, attribute_keyed_dict, relationship


class Base(DeclarativeBase):
    pass


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    room_id = Column(Integer, ForeignKey("room.id"))
    room = relationship("Room", back_populates="editors")


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    editors = relationship("Editor", collection_class=attribute_keyed_dict("name"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

room1 = Room(name="room1")
editor1 = Editor(name="editor1")
session.add_all([room1, editor1])
editor2 = Editor(name="editor2")
editor2.room = room1
room1.editors.update({item.name: item for item in [editor2, editor1]})
session.commit()
