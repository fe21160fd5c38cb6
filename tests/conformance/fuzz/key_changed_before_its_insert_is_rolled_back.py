"""A primary key changed in the transaction that inserted the row: a rollback leaves the object outside of the
session, but with the key from before."""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

editor1 = Editor(name="editor1")
session.add(editor1)
session.flush()
editor1.id = editor1.id + 10
savepoint = session.begin_nested()
session.rollback()
session.delete(editor1)
