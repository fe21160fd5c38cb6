"""A statement in a session flushes what waits, and sees it."""

from sqlalchemy import create_engine, delete, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    beds: Mapped[int]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    room = Room(beds=1)
    session.add(room)
    print(session.execute(update(Room).where(Room.beds == 1).values(beds=2)).rowcount, room.beds)
    room.beds = 9
    print(session.execute(delete(Room).where(Room.beds == 9)).rowcount, room in session)
    session.commit()
