"""`primary_key` in `__mapper_args__`: rows of a table that has no primary key of its own are found by these columns."""

from sqlalchemy import Column, Integer, String, Table, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


rates = Table("rates", Base.metadata, Column("code", String(3)), Column("value", Integer))


class Rate(Base):
    __table__ = rates
    __mapper_args__ = {"primary_key": [rates.c.code]}


class Seat(Base):
    __tablename__ = "seat"
    row: Mapped[int]
    number: Mapped[int]
    guest: Mapped[str | None]
    __mapper_args__ = {"primary_key": ["row", "number"]}


print(inspect(Rate).primary_key, inspect(Seat).primary_key)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Rate(code="eur", value=3), Seat(row=1, number=2)])
    session.commit()
    rate = session.get(Rate, "eur")
    rate.value = 4
    seat = session.get(Seat, (1, 2))
    seat.guest = "ann"
    session.commit()
    print(rate.value, seat.guest, inspect(seat).identity)
    session.delete(rate)
    session.commit()
    print(session.query(Rate).count())
