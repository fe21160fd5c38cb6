"""None in a set, in a keyed dict and in a list along a secondary table; each flush refuses it and names the
collection."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, attribute_keyed_dict, declarative_base, relationship
from sqlalchemy.orm.exc import FlushError

Base = declarative_base()
crew = Table("crew", Base.metadata, Column("ship_id", ForeignKey("ship.id")), Column("sailor_id", ForeignKey("sailor.id")))


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    flags = relationship("Flag", collection_class=set)
    decks = relationship("Deck", collection_class=attribute_keyed_dict("name"))
    sailors = relationship("Sailor", secondary=crew, back_populates="ships")


class Flag(Base):
    __tablename__ = "flag"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ship.id"))


class Deck(Base):
    __tablename__ = "deck"
    id = Column(Integer, primary_key=True)
    name = Column(String(10))
    ship_id = Column(ForeignKey("ship.id"))


class Sailor(Base):
    __tablename__ = "sailor"
    id = Column(Integer, primary_key=True)
    ships = relationship("Ship", secondary=crew, back_populates="sailors")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
ship = Ship()
ship.flags.update([None, None])
print(ship.flags, len(ship.flags), None in ship.flags)
ship.decks["main"] = None
print(ship.decks, ship.decks["main"], "main" in ship.decks)
try:
    ship.decks.set(None)
except AttributeError as error:
    print(error)
for name, empty in (("flags", set()), ("decks", {}), ("sailors", [])):
    if name == "sailors":
        ship.sailors = [None]
    with Session(engine) as session:
        session.add(ship)
        try:
            session.commit()
        except FlushError as error:
            print(name, error)
    setattr(ship, name, empty)
with Session(engine) as session:
    session.add(ship)
    session.commit()
    print(ship.id, ship.flags, ship.decks, ship.sailors)
