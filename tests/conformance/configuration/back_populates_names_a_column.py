from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Hotel(Base):
    __tablename__ = "hotel"
    id = Column(Integer, primary_key=True)
    rooms = relationship("Room", back_populates="hotel_id")


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    hotel_id = Column(Integer, ForeignKey("hotel.id"))
    hotel = relationship("Hotel", back_populates="rooms")


Room()
