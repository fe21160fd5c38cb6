"""Reading an expired eager reference refreshes the object only for the foreign key, not where that was
set."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    editor_id = Column(Integer, ForeignKey("editor.id"))
    editor = relationship("Editor", lazy="immediate")


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

item1 = Item(name="item1")
editor1 = Editor(name="editor1")
team1 = Team(name="team1")
item2 = Item(name="item2")
session.add_all([item1, editor1, team1, item2])
session.commit()
item2.editor_id = None
print("item2.editor", label(item2.editor))
