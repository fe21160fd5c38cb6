"""What a write-only collection says to each strategy of eager loading, and which statements were sent by then."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    WriteOnlyMapped,
    immediateload,
    joinedload,
    mapped_column,
    relationship,
    selectinload,
    subqueryload,
)


class Base(DeclarativeBase):
    pass


class Sensor(Base):
    __tablename__ = "sensor"
    id: Mapped[int] = mapped_column(primary_key=True)
    readings: WriteOnlyMapped["Reading"] = relationship()


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    sensor_id: Mapped[int | None] = mapped_column(ForeignKey("sensor.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Sensor(readings=[Reading()]))
session.commit()

for load in (selectinload, joinedload, subqueryload, immediateload):
    try:
        session.scalars(select(Sensor).options(load(Sensor.readings)).order_by(Sensor.id)).all()
    except Exception as error:
        print(load.__name__, type(error).__name__, error)
