"""A write-only collection can neither be iterated over nor, once its owner is stored, be replaced.

Until then assigning a list is how it gets its first members.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Sensor(Base):
    __tablename__ = "sensor"
    id: Mapped[int] = mapped_column(primary_key=True)
    readings: WriteOnlyMapped["Reading"] = relationship()


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]
    sensor_id: Mapped[Optional[int]] = mapped_column(ForeignKey("sensor.id"))

    def __repr__(self):
        return f"Reading({self.value})"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
sensor = Sensor()
first = Reading(value=1)
sensor.readings = [first, Reading(value=2)]
sensor.readings = [Reading(value=3), first]
print(inspect(sensor).attrs.readings.history)
with Session(engine) as session:
    session.add(sensor)
    session.commit()
    for attempt in (
        lambda: list(sensor.readings),
        lambda: len(sensor.readings),
        lambda: sensor.readings[0],
        lambda: sensor.readings.append(first),
        lambda: setattr(sensor, "readings", [first]),
        lambda: setattr(sensor, "readings", None),
        lambda: delattr(sensor, "readings"),
    ):
        try:
            attempt()
        except Exception as error:
            print(type(error).__name__, error)
