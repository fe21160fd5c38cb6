"""A ForeignKeyConstraint of two columns: the join, the lazy loads and what part of the key being
NULL means.
"""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKeyConstraint, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass

class Flight(Base):
    __tablename__ = "flight"
    line: Mapped[str] = mapped_column(primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True)
    seats: Mapped[List["Seat"]] = relationship(back_populates="flight", cascade="all, delete-orphan")


class Seat(Base):
    __tablename__ = "seat"
    id: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[Optional[str]]
    no: Mapped[Optional[int]]
    row: Mapped[int]
    flight: Mapped[Optional["Flight"]] = relationship(back_populates="seats")
    __table_args__ = (ForeignKeyConstraint(["line", "no"], ["flight.line", "flight.no"]),)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

f = Flight(line="XY", no=7, seats=[Seat(row=1), Seat(row=2)])
s.add(f)
s.commit()
print([x.row for x in f.seats])
q = s.get(Seat, 1)
print(q.flight is f)
s.expunge_all()
q = s.get(Seat, 2)
print(q.flight.line, q.flight.no)
o = Seat(row=5, line="XY"); s.add(o); s.commit(); print(o.flight)
o2 = Seat(row=5, line="QQ", no=5); s.add(o2); s.commit(); print(o2.flight)
o3 = Seat(row=5)
s.add(o3)
s.commit()
print(o3.flight)
print(select(Seat.id).join(Seat.flight))
f = q.flight
f.seats=[]
s.flush()
print(s.scalars(select(Seat.row).order_by(Seat.id)).all())
