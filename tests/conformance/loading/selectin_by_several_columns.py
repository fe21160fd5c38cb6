"""selectin loading where a key has two columns, in all three directions.

The keys are looked for as tuples, in the order of the primary key.
"""

from typing import List, Optional

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Seat(Base):
    __tablename__ = "seat"
    row: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    tickets: Mapped[List["Ticket"]] = relationship(back_populates="seat")
    guests: Mapped[List["Guest"]] = relationship(secondary="seat_guest", back_populates="seats")


class Ticket(Base):
    __tablename__ = "ticket"
    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[Optional[int]]
    row: Mapped[Optional[int]]
    day: Mapped[str]
    seat: Mapped[Optional[Seat]] = relationship(back_populates="tickets")
    __table_args__ = (ForeignKeyConstraint(["row", "place"], ["seat.row", "seat.place"]),)


class Guest(Base):
    __tablename__ = "guest"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    seats: Mapped[List[Seat]] = relationship(secondary="seat_guest", back_populates="guests")


Table(
    "seat_guest",
    Base.metadata,
    Column("row", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("guest_id", ForeignKey("guest.id"), primary_key=True),
    ForeignKeyConstraint(["row", "place"], ["seat.row", "seat.place"]),
)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Seat(row=2, place=1, tickets=[Ticket(day="Tue"), Ticket(day="Mon")], guests=[Guest(name="Vera")]))
    session.add(Seat(row=1, place=7, tickets=[Ticket(day="Wed")]))
    session.add(Ticket(day="any"))
    session.commit()
with Session(engine) as session:
    for seat in session.scalars(select(Seat).options(selectinload(Seat.tickets), selectinload(Seat.guests))):
        print(seat.row, seat.place, [ticket.day for ticket in seat.tickets], [guest.name for guest in seat.guests])
with Session(engine) as session:
    for ticket in session.scalars(select(Ticket).options(selectinload(Ticket.seat))):
        print(ticket.day, ticket.seat and (ticket.seat.row, ticket.seat.place))
with Session(engine) as session:
    for guest in session.scalars(select(Guest).options(selectinload(Guest.seats))):
        print(guest.name, [(seat.row, seat.place) for seat in guest.seats])
