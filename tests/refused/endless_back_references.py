from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import attribute_keyed_dict, backref, declarative_base, relationship

Base = declarative_base()

booking = Table(
    "booking",
    Base.metadata,
    Column("room_id", ForeignKey("room.id"), primary_key=True),
    Column("guest_id", ForeignKey("guest.id"), primary_key=True),
)


class Guest(Base):
    __tablename__ = "guest"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    guests = relationship(
        "Guest", secondary=booking, backref=backref("rooms", collection_class=attribute_keyed_dict("name"))
    )


room, guest = Room(name="12"), Guest(name="Ada")
room.guests.append(guest)
room.guests.append(guest)  # refused: back references that tell each other without end
