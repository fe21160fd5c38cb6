"""Consecutive rows of the same shape are one executemany, in order of their keys."""

from typing import Optional

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    low: Mapped[Optional[int]]
    high: Mapped[Optional[int]]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    readings = [Reading(low=number, high=number) for number in range(6)]
    session.add_all(readings)
    session.commit()
    print([reading.low for reading in readings])
    readings[5].low = readings[0].low = readings[1].low = 10
    readings[2].high = readings[3].high = 5
    readings[4].low = readings[4].high = 0
    session.commit()
    session.delete(readings[3])
    session.delete(readings[1])
    session.commit()
