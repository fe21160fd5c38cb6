"""Rows that bring a key over several columns and wait for a server default go in one INSERT,
and are told apart in its answer by their keys."""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Seat(Base):
    __tablename__ = "seat"
    row = Column(Integer, primary_key=True)
    number = Column(Integer, primary_key=True)
    kind = Column(String, server_default="plain")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Seat(row=1, number=1))
    session.flush()
    seats = [Seat(row=2, number=number) for number in (3, 1, 2)]
    session.add_all(seats)
    session.commit()
    print([(seat.number, seat.kind) for seat in seats])
    session.add_all([Seat(row=3, number=1, kind="soft"), Seat(row=3, number=2)])
    session.commit()
