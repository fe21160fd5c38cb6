"""Deleting the owner of a dynamic collection: the query of its members sends no flush before it.

Where the owner's key is expired, loading that does, as any load of an expired object.
"""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Choir(Base):
    __tablename__ = "choir"
    id = Column(Integer, primary_key=True)
    town = Column(String)
    singers = relationship("Singer", lazy="dynamic", cascade="all, delete-orphan")


class Singer(Base):
    __tablename__ = "singer"
    id = Column(Integer, primary_key=True)
    choir_id = Column(ForeignKey("choir.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
first, second, third = Choir(town="Ulm", singers=[Singer()]), Choir(town="Bath"), Choir(town="Metz")
session.add_all([first, second, third])
session.flush()
sent = []


@event.listens_for(engine, "before_cursor_execute")
def note(connection, cursor, statement, parameters, context, executemany):
    sent.append(statement.split()[0])


def show(what):
    print(what, sent)
    sent.clear()


second.town = "Wells"
session.delete(first)
show("another one changed:")
session.flush()
show("flushed:")
session.expire(second)
second.town = "Truro"
session.delete(second)
show("expired and changed:")
session.flush()
show("flushed:")
session.expire(third)
session.delete(third)
show("expired:")
