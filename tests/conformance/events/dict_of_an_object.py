"""The __dict__ of an object has what was set, in that order; a flush adds what it found out."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Harbour(Base):
    __tablename__ = "harbour"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    depth = Column(Integer, default=9)
    ships = relationship("Ship", back_populates="harbour")

    def as_dict(self):
        return {key: value for key, value in self.__dict__.items() if not key.startswith("_")}


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    harbour_id = Column(ForeignKey("harbour.id"))
    afloat = Column(Boolean, default=True)
    harbour = relationship(Harbour, back_populates="ships")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
print(Harbour(depth=3, name="Oslo", id=4).as_dict())
harbour = Harbour(name="Bergen")
print(list(harbour.__dict__))
ship = Ship(harbour=harbour)
print(list(harbour.__dict__), list(ship.__dict__.keys()))
session.add(harbour)
session.flush()
print(list(harbour.__dict__), list(ship.__dict__), len(vars(ship)), vars(ship)["harbour_id"])
session.commit()
print(list(harbour.__dict__), harbour.as_dict())
harbour.name = "Moss"
print(list(harbour.__dict__), harbour.as_dict() == {"name": "Moss"})
del harbour.name
print("name" in harbour.__dict__, harbour.__dict__.get("name", "gone"), isinstance(harbour.__dict__, dict))
