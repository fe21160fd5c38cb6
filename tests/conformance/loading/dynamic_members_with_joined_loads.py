"""The query of a dynamic collection along a secondary table, whose members join what they load: the joins come last."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()
serving = Table(
    "serving",
    Base.metadata,
    Column("ship_id", ForeignKey("ship.id"), primary_key=True),
    Column("sailor_id", ForeignKey("sailor.id"), primary_key=True),
)


class Ship(Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    crew = relationship("Sailor", secondary=serving, lazy="dynamic", back_populates="ships")


class Sailor(Base):
    __tablename__ = "sailor"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    ships = relationship("Ship", secondary=serving, lazy="joined", back_populates="crew")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

ship = Ship(crew=[Sailor(name="Ann")])
session.add(ship)
session.commit()
print([(sailor.name, len(sailor.ships)) for sailor in ship.crew])
session.expunge(ship)
ship.crew = []
transient = Ship()
try:
    transient.crew.filter(print("asked"))
except Exception as error:
    print(type(error).__name__)
