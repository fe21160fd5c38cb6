"""A bulk UPDATE touches an object inside a SAVEPOINT: rolled back, it has expired before it becomes transient again,
and what is left of it cannot be added."""

from sqlalchemy import Column, Integer, String, create_engine, update
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

ruth = Editor(name="Ruth")
session.add(ruth)
session.begin_nested()
print(session.execute(update(Editor).values(name="changed")).rowcount)
print(ruth.name)
session.rollback()
print(ruth.__dict__.get("name"))
session.add(ruth)
try:
    session.flush()
except Exception as error:
    print(type(error).__name__, error)
