"""A row whose discriminator was changed is another class's from then on, with or without its tables."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"

    id: Mapped[int] = mapped_column(primary_key=True)
    plate: Mapped[str]
    sort: Mapped[str]

    __mapper_args__ = {"polymorphic_on": "sort", "polymorphic_identity": "vehicle"}


class Truck(Vehicle):
    __tablename__ = "truck"

    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    load: Mapped[Optional[int]]

    __mapper_args__ = {"polymorphic_identity": "truck"}


class Bus(Vehicle):
    __tablename__ = "bus"

    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    seats: Mapped[int] = mapped_column(default=40)

    __mapper_args__ = {"polymorphic_identity": "bus"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    truck = Truck(plate="B-1", load=12)
    session.add(truck)
    session.flush()
    truck.sort = "bus"
    session.commit()
    session.expunge_all()

    vehicle = session.get(Vehicle, 1)
    print(type(vehicle).__name__, vehicle.plate)
    try:
        print(vehicle.seats)
    except Exception as error:
        print(type(error).__name__, error)
    print(session.get(Truck, 1))
    session.expunge_all()
    for read in (lambda: session.get(Truck, 1), lambda: session.scalars(select(Truck)).all()):
        try:
            print(read())
        except Exception as error:
            print(type(error).__name__, error)
