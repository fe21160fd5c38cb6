"""keyfunc_mapping derives the key with a function of the program,
called when a member enters and when it leaves."""
from typing import Dict, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, keyfunc_mapping, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Hotel(Base):
    __tablename__ = "hotel"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    rooms: Mapped[Dict[str, "Room"]] = relationship(collection_class=keyfunc_mapping(lambda room: room.label.upper()), back_populates="hotel")

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
    hotel = Hotel(name="Ritz")
    Room(name="one", label="a", hotel=hotel)
    two = Room(name="two", label="b", hotel=hotel)
    print(hotel.rooms)
    two.hotel = None
    print(hotel.rooms)
    session.add(hotel)
    session.commit()
    print(hotel.rooms)
