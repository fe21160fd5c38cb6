"""A flush that deletes an object finds out what it refers to, if the session knows that already. So it
can be read when the object is detached. (Of several objects SQLAlchemy asks only until one answers.)"""

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

port = Port(name="Iolcus")
session.add(Ship(name="Argo", port=port))
session.commit()
ships = session.query(Ship).order_by(Ship.id).all()
for ship in ships:
    session.delete(ship)
session.commit()
for ship in ships:
    print(ship.port is port, ship.port is None)
