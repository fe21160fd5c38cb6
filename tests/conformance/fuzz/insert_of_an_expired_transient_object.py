"""A transient object that was expired before its rollback has no key to be looked up by, and cannot be stored
again."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, backref, declarative_base, relationship, selectinload

Base = declarative_base()


class Genre(Base):
    __tablename__ = "genre"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    label_id = Column(Integer, ForeignKey("label.id"))


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    genres = relationship("Genre", backref="label")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

genre1 = Genre(name="genre1")
session.add(genre1)
rows = session.query(Genre).options(selectinload(Genre.label).selectinload(Label.genres)).order_by(Genre.id).all()
print([label(item) for item in rows])
print([label(item.label) for item in rows])
session.expire_all()
session.rollback()
with session.begin_nested():
    session.add(genre1)
