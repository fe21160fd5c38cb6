"""`del` of a reference that was not loaded: reading it afterwards loads nothing, not even the
expired columns; a flush writes NULL."""

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

ship = Ship(name="Argo", port=Port(name="Iolcus"))
session.add(ship)
session.commit()
del ship.port
print(ship.port)
session.commit()
print(ship.port_id)
