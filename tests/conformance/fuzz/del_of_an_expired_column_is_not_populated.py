"""A column that `del` removed while it was expired: the load of the others leaves it out, which the first
read of it reports as a KeyError."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    other_team_id = Column(Integer, ForeignKey("team.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine, autoflush=False)

editor1 = Editor(name="editor1")
editor2 = Editor(name="editor2")
editor3 = Editor(name="editor3")
session.add_all([editor1, editor2, editor3])
session.commit()
del editor2.other_team_id
print(editor2.other_team_id)
