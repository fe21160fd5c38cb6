"""An association object and a many-to-many relationship over its table:
both write the same columns, which is warned of."""

from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import configure_mappers, declarative_base, relationship

Base = declarative_base()


class Booking(Base):
    __tablename__ = "booking"
    room_id = Column(ForeignKey("room.id"), primary_key=True)
    guest_id = Column(ForeignKey("guest.id"), primary_key=True)
    nights = Column(Integer)
    room = relationship("Room", back_populates="bookings")
    guest = relationship("Guest", back_populates="bookings")


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    bookings = relationship("Booking", back_populates="room")
    guests = relationship("Guest", secondary="booking", back_populates="rooms")


class Guest(Base):
    __tablename__ = "guest"
    id = Column(Integer, primary_key=True)
    bookings = relationship("Booking", back_populates="guest")
    rooms = relationship("Room", secondary="booking", back_populates="guests")


configure_mappers()
