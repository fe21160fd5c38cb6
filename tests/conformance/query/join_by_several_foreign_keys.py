"""A join to a class that two foreign keys refer to needs to be told which one to follow."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Station(Base):
    __tablename__ = "station"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Trip(Base):
    __tablename__ = "trip"
    id: Mapped[int] = mapped_column(primary_key=True)
    start_id: Mapped[int] = mapped_column(ForeignKey("station.id"))
    end_id: Mapped[Optional[int]] = mapped_column(ForeignKey("station.id"))
    start: Mapped[Station] = relationship(foreign_keys=[start_id])
    end: Mapped[Optional[Station]] = relationship(foreign_keys=[end_id])


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Trip(start=Station(name="north"), end=Station(name="south")))
session.commit()
for attempt in (
    lambda: session.scalars(select(Trip).join(Station)).all(),
    lambda: session.query(Trip).join(Station).all(),
    lambda: session.query(Station).outerjoin(Trip).all(),
    lambda: [trip.id for trip in session.query(Trip).join(Station, Trip.end_id == Station.id)],
    lambda: [trip.id for trip in session.scalars(select(Trip).join(Trip.start).where(Station.name == "north"))],
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
end = aliased(Station)
print(session.execute(select(Station.name, end.name).select_from(Trip).join(Trip.start).join(end, Trip.end)).all())
