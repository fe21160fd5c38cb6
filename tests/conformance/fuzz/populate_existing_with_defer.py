"""A column that defer() leaves out keeps its value when the object is populated again."""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, defer


class Base(DeclarativeBase):
    pass


class Genre(Base):
    __tablename__ = "genre"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

genre1 = Genre(name="genre1")
session.add(genre1)
rows = session.query(Genre).options(defer(Genre.name)).order_by(Genre.name, Genre.id).populate_existing().all()
print([label(item) for item in rows])
print([label(item.house) for item in rows])
