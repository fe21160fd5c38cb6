from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    sailors = relationship("Sailor", backref="ship")


class Sailor(Base):
    __tablename__ = "sailor"
    id = Column(Integer, primary_key=True)
    ship_id = Column(Integer, ForeignKey("ship.id"))
    ship = relationship("Ship", backref="sailors")


Sailor()
