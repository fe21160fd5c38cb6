"""session.get() takes the connection, with its savepoint, before the mappers turn out to be faulty."""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Editor(Base):
    __tablename__ = "editor"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    labels = relationship("Label")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

savepoint = session.begin_nested()
found = session.get(Label, 4)
print(label(found))
