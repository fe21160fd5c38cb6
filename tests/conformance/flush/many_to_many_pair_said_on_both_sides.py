"""A pair added on both sides in turn is one row:
the second append finds it already in the list or adds it a second time."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine, func, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

trip_city = Table(
    "trip_city", Base.metadata, Column("trip_id", ForeignKey("trip.id")), Column("city_id", ForeignKey("city.id"))
)


class Trip(Base):
    __tablename__ = "trip"
    id = Column(Integer, primary_key=True)
    cities = relationship("City", secondary=trip_city, back_populates="trips")


class City(Base):
    __tablename__ = "city"
    id = Column(Integer, primary_key=True)
    trips = relationship("Trip", secondary=trip_city, back_populates="cities")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
trip, city = Trip(), City()
trip.cities.append(city)
if trip not in city.trips:
    city.trips.append(trip)
session.add(trip)
session.commit()
print(session.scalar(select(func.count()).select_from(trip_city)))
city.trips.append(trip)
print(len(city.trips), len(trip.cities))
session.commit()
print(session.scalar(select(func.count()).select_from(trip_city)), len(trip.cities))
