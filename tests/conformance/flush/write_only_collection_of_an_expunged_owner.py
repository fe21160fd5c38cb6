"""A write-only collection was read before its owner expired and left the session: the key it had then still does for a
statement."""

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Meter(Base):
    __tablename__ = "meter"
    id: Mapped[int] = mapped_column(primary_key=True)
    readings: WriteOnlyMapped["Reading"] = relationship()


class Reading(Base):
    __tablename__ = "reading"
    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int]
    meter_id: Mapped[int | None] = mapped_column(ForeignKey("meter.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

used, unused = Meter(), Meter()
session.add_all([used, unused])
session.flush()
used.readings.add(Reading(value=7))
session.commit()
session.expunge_all()
print(session.execute(used.readings.update().values(value=8)).rowcount)
try:
    session.execute(unused.readings.update().values(value=8))
except Exception as error:
    print(type(error).__name__, error)
