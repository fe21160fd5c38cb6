"""collection.insert() of a write-only collection: rows of many members, with the key of their owner."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Station(Base):
    __tablename__ = "station"
    id: Mapped[int] = mapped_column(primary_key=True)
    values: WriteOnlyMapped["Value"] = relationship(order_by="Value.id")


class Value(Base):
    __tablename__ = "value"
    id: Mapped[int] = mapped_column(primary_key=True)
    station_id: Mapped[Optional[int]] = mapped_column(ForeignKey("station.id"))
    degrees: Mapped[int]
    unit: Mapped[str] = mapped_column(default="C")

    def __repr__(self):
        return f"{self.station_id}: {self.degrees} {self.unit}"


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    station = Station()
    session.add(station)
    session.execute(station.values.insert(), [{"degrees": 5}, {"degrees": -2}])
    session.execute(station.values.insert().values(degrees=290, unit="K"))
    print(session.scalars(station.values.select()).all())
    new = session.scalars(station.values.insert().returning(Value), [{"degrees": 1}, {"degrees": 2}])
    print(new.all())
    session.commit()
