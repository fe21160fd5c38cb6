"""A list of mappings with keys updates row by row."""

from typing import Optional

from sqlalchemy import create_engine, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    beds: Mapped[int]
    view: Mapped[Optional[str]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    session.add_all([Room(beds=1), Room(beds=2), Room(beds=3)])
    session.commit()
    session.execute(update(Room), [{"id": 1, "beds": 4}, {"id": 2, "beds": 5}, {"id": 3, "view": "sea"}])
    session.commit()
    print([(room.beds, room.view) for room in session.scalars(select(Room))])
