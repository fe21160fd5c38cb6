"""The classes that programs import to ask `isinstance`, or to annotate with: collections, attributes, mappers, states,
properties."""

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import (
    ColumnProperty, DeclarativeBase, InstanceState, Mapped, Mapper, Query, RelationshipProperty, Session, mapped_column,
    relationship,
)
from sqlalchemy.orm.attributes import InstrumentedAttribute, QueryableAttribute
from sqlalchemy.orm.collections import InstrumentedList, InstrumentedSet


class Base(DeclarativeBase):
    pass


class Choir(Base):
    __tablename__ = "choir"
    id: Mapped[int] = mapped_column(primary_key=True)
    singers: Mapped[list["Singer"]] = relationship()
    songs: Mapped[set["Song"]] = relationship()


class Singer(Base):
    __tablename__ = "singer"
    id: Mapped[int] = mapped_column(primary_key=True)
    choir_id: Mapped[int] = mapped_column(ForeignKey("choir.id"))


class Song(Base):
    __tablename__ = "song"
    id: Mapped[int] = mapped_column(primary_key=True)
    choir_id: Mapped[int] = mapped_column(ForeignKey("choir.id"))


def first(query: Query, mapper: Mapper) -> InstanceState:
    return inspect(query.first())


choir = Choir(singers=[Singer()])
print(type(choir.singers), type(choir.singers) is InstrumentedList, issubclass(InstrumentedList, list))
print(isinstance(choir.singers, InstrumentedList), isinstance(choir.singers, list), isinstance([], InstrumentedList))
print(isinstance(choir.songs, InstrumentedSet), isinstance(choir.songs, set), isinstance(choir.songs, InstrumentedList))
print(isinstance(Choir.singers, InstrumentedAttribute), isinstance(Choir.id, QueryableAttribute))
print(isinstance(Choir.singers.property, RelationshipProperty), isinstance(Choir.id.property, ColumnProperty))
print(type(Choir.id.property), type(inspect(Choir)), type(inspect(choir)))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(choir)
    print(isinstance(first(session.query(Choir), inspect(Choir)), InstanceState))
    print(isinstance(session.query(Choir), Query), isinstance(session.query(Choir), Mapper))
