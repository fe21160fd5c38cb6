"""A part of a composite primary key changes, and with it the primary keys of those who refer to it by theirs."""

from sqlalchemy import ForeignKeyConstraint, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Flight(Base):
    __tablename__ = "flight"
    airline: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)


class Seat(Base):
    __tablename__ = "seat"
    airline: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    flight: Mapped[Flight] = relationship(passive_updates=False)
    __table_args__ = (ForeignKeyConstraint(["airline", "number"], ["flight.airline", "flight.number"]),)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    flight = Flight(airline="LH", number=400)
    seats = [Seat(flight=flight, row=1), Seat(flight=flight, row=2)]
    session.add_all(seats)
    session.commit()
    print([seat.flight.number for seat in seats])
    flight.number = 401
    session.commit()
    print([inspect(seat).identity for seat in seats], inspect(flight).identity, seats[0].flight is flight)
