"""`get_history` with a passive flag: it tells of what is there, or loads it."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from sqlalchemy.orm.attributes import PASSIVE_NO_INITIALIZE, PASSIVE_OFF, get_history


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    chairs: Mapped[list["Chair"]] = relationship(back_populates="room")


class Chair(Base):
    __tablename__ = "chair"
    id: Mapped[int] = mapped_column(primary_key=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    room: Mapped[Room | None] = relationship(back_populates="chairs")

    def __repr__(self):
        return f"Chair({self.id})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    room = Room(chairs=[Chair(), Chair()])
    session.add(room)
    session.commit()
    for flag in (PASSIVE_NO_INITIALIZE, PASSIVE_OFF, PASSIVE_NO_INITIALIZE):
        print(flag, get_history(room, "chairs", passive=flag))
    room.chairs.pop()
    print(get_history(room, "chairs", PASSIVE_NO_INITIALIZE), get_history(room, "id"))
