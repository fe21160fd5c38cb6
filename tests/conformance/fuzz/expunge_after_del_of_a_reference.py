"""A cascade of expunge finds no object where `del` removed a reference, but the symbol for that."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    editor_id = Column(Integer, ForeignKey("editor.id"))
    editor = relationship("Editor", cascade="all")


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

member1 = Member(name="member1")
editor1 = Editor(name="editor1")
session.add_all([member1, editor1])
session.commit()
del member1.editor
session.expunge(member1)
