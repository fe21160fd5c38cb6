"""selectinload of a many-to-many to the same class joins the owners once more."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship, selectinload


class Base(DeclarativeBase):
    pass

editor_editor_pairs = Table(
    "editor_editor_pairs",
    Base.metadata,
    Column("follower_id", ForeignKey("editor.id"), primary_key=True),
    Column("followed_id", ForeignKey("editor.id"), primary_key=True),
)


class Chapter(Base):
    __tablename__ = "chapter"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    follows = relationship("Editor", secondary=editor_editor_pairs, primaryjoin="Editor.id == editor_editor_pairs.c.follower_id", secondaryjoin="Editor.id == editor_editor_pairs.c.followed_id")
    followers = relationship("Editor", secondary=editor_editor_pairs, primaryjoin="Editor.id == editor_editor_pairs.c.followed_id", secondaryjoin="Editor.id == editor_editor_pairs.c.follower_id")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

editor1 = Editor(name="editor1")
editor2 = Editor(name="editor2")
chapter1 = Chapter(name="chapter1")
session.add_all([editor1, editor2, chapter1])
rows = session.query(Editor).options(selectinload(Editor.followers).selectinload(Editor.follows)).order_by(Editor.id).all()
print([label(item) for item in rows])
