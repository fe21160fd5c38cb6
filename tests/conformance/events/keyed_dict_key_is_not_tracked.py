"""Changing the key attribute does not move the member until it is loaded again.
Removing it by its new key fails."""
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


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    hotel = Hotel(name="Ritz", rooms={"1": Room(name="blue", label="1"), "2": Room(name="red", label="2")})
    session.add(hotel)
    session.commit()
    blue = hotel.rooms["1"]
    blue.label = "2"
    print(hotel.rooms)
    try:
        hotel.rooms.remove(blue)
    except Exception as error:
        print(type(error).__name__, error)
    blue.label = "9"
    session.commit()
    print(sorted(hotel.rooms))
