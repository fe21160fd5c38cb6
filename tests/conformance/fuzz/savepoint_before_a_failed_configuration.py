"""A query takes the connection before it configures the mappers: the SAVEPOINT is sent even
if that fails."""

from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Song(Base):
    __tablename__ = "song"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Choir(Base):
    __tablename__ = "choir"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    song = relationship("Song")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

savepoint6 = session.begin_nested()
rows7 = session.scalars(select(Choir).order_by(Choir.id)).all()
print([label(item) for item in rows7])
