"""column_mapped_collection is the old name of column_keyed_dict:
the key is the value of a column of the member."""
from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, column_mapped_collection, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    hotel_id: Mapped[Optional[int]] = mapped_column(ForeignKey("hotel.id"))


class Hotel(Base):
    __tablename__ = "hotel"
    id: Mapped[int] = mapped_column(primary_key=True)
    rooms = relationship(Room, collection_class=column_mapped_collection(Room.__table__.c.number), backref="hotel")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    hotel = Hotel(rooms={7: Room(number=7)})
    Room(number=12, hotel=hotel)
    print(list(hotel.rooms))
    session.add(hotel)
    session.commit()
    print(sorted(hotel.rooms), hotel.rooms[12].hotel is hotel, 7 in hotel.rooms)
