"""A SELECT from tables that no condition connects is warned of, once for each text."""

import warnings

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Hall(Base):
    __tablename__ = "hall"

    id: Mapped[int] = mapped_column(primary_key=True)


class Seat(Base):
    __tablename__ = "seat"

    id: Mapped[int] = mapped_column(primary_key=True)
    hall_id: Mapped[int] = mapped_column(ForeignKey("hall.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)


def run(statement):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        session.execute(statement).all()
    print([(warning.category.__name__, str(warning.message)[:62]) for warning in caught])


with Session(engine) as session:
    run(select(Hall, Seat))
    run(select(Hall, Seat))
    run(select(Hall.id).where(Seat.id == 1))
    run(select(Hall, Seat).where(Hall.id == Seat.hall_id))
    run(select(Hall, Seat).where(Hall.id > Seat.hall_id))
    run(select(Hall).join(Seat, Seat.id == 3))
    run(select(Hall).where(Hall.id.in_(select(Seat.hall_id))))
    warnings.simplefilter("error")
    try:
        session.execute(select(Seat, Hall.id))
    except Warning as warning:
        print(type(warning).__name__)
