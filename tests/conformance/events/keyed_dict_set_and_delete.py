"""d[key] = x tells the object that was there and the new one.
del and pop tell the one that goes."""
from typing import Dict, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Hotel(Base):
    __tablename__ = "hotel"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    rooms: Mapped[Dict[str, "Room"]] = relationship(collection_class=attribute_keyed_dict("label"), back_populates="hotel")

    def __repr__(self):
        return f"Hotel({self.name})"


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    label: Mapped[Optional[str]]
    hotel_id: Mapped[Optional[int]] = mapped_column(ForeignKey("hotel.id"))
    hotel: Mapped[Optional["Hotel"]] = relationship(back_populates="rooms")

    def __repr__(self):
        return f"Room({self.name})"


hotel = Hotel(name="Ritz")
single, double = Room(name="single", label="1"), Room(name="double", label="1")
hotel.rooms["1"] = single
print(hotel.rooms, single.hotel)
hotel.rooms["1"] = double
print(hotel.rooms, single.hotel, double.hotel)
del hotel.rooms["1"]
print(hotel.rooms, double.hotel)
try:
    hotel.rooms.pop("1")
except KeyError as error:
    print("KeyError", error, hotel.rooms.pop("1", None))
