from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Bus(Base):
    __tablename__ = "bus"
    id: Mapped[int] = mapped_column(primary_key=True)
    passengers: Mapped[List["Passenger"]] = relationship(back_populates="bus")


class Passenger(Base):
    __tablename__ = "passenger"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    bus_id: Mapped[Optional[int]] = mapped_column(ForeignKey("bus.id"))
    bus: Mapped[Optional["Bus"]] = relationship(back_populates="passengers")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    one = Bus(passengers=[Passenger(name="a"), Passenger(name="b")])
    two = Bus(passengers=[Passenger(name="c")])
    session.add_all([one, two])
    session.commit()

    one.passengers, two.passengers = two.passengers, one.passengers
    print([p.name for p in one.passengers], [p.name for p in two.passengers])
    session.commit()
    print([p.name for p in one.passengers], [p.name for p in two.passengers])
