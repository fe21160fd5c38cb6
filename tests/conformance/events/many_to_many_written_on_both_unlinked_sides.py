"""The same pair added on both sides of two relationships that are not linked:
each of them writes its row, and the second one fails."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

hotel_guest = Table(
    "hotel_guest",
    Base.metadata,
    Column("hotel_id", ForeignKey("hotel.id"), primary_key=True),
    Column("guest_id", ForeignKey("guest.id"), primary_key=True),
)


class Hotel(Base):
    __tablename__ = "hotel"
    id = Column(Integer, primary_key=True)
    guests = relationship("Guest", secondary=hotel_guest)


class Guest(Base):
    __tablename__ = "guest"
    id = Column(Integer, primary_key=True)
    hotels = relationship("Hotel", secondary=hotel_guest)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
hotel, guest = Hotel(), Guest()
hotel.guests.append(guest)
guest.hotels.append(hotel)
session.add(hotel)
try:
    session.commit()
except IntegrityError as error:
    print(error.orig)
session.rollback()
guest.hotels.remove(hotel)
session.commit()
print(len(guest.hotels))
