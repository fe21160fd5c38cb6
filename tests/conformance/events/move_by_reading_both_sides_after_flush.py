from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    desks: Mapped[List["Desk"]] = relationship(back_populates="room")


class Desk(Base):
    __tablename__ = "desk"
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[Optional[int]] = mapped_column(ForeignKey("room.id"))
    room: Mapped[Optional["Room"]] = relationship(back_populates="desks")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    small, large = Room(), Room()
    desk = Desk(room=small)
    session.add_all([small, large, desk])
    session.flush()
    print(len(small.desks), len(large.desks), desk.room_id)

    large.desks.append(desk)
    print(len(small.desks), len(large.desks), desk.room_id)
    session.flush()
    print(desk.room_id)
    session.commit()

    # Nothing is loaded now, so the old list is not told.
    desk.room = small
    session.commit()
    print(len(small.desks), len(large.desks))
