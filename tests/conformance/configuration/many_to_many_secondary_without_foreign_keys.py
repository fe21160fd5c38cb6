"""A secondary table whose columns have no ForeignKey:
no join condition can be made of it."""

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import configure_mappers, declarative_base, relationship

Base = declarative_base()

flight_pilot = Table(
    "flight_pilot", Base.metadata, Column("flight_id", Integer), Column("pilot_id", Integer, ForeignKey("pilot.id"))
)


class Flight(Base):
    __tablename__ = "flight"
    id = Column(Integer, primary_key=True)
    pilots = relationship("Pilot", secondary=flight_pilot)


class Pilot(Base):
    __tablename__ = "pilot"
    id = Column(Integer, primary_key=True)


configure_mappers()
