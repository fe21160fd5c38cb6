"""Assigning None to a reference whose foreign key was never set on an object flushed since: the
old value is not known to be None, so an UPDATE is sent."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Port(Base):
    __tablename__ = "port"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    port_id = Column(Integer, ForeignKey("port.id"))
    port = relationship("Port")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

ship = Ship(name="Argo")
session.add(ship)
session.flush()
ship.port = None
session.flush()
ship.port = None
session.commit()
