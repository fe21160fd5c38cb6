"""Dataclasses compare by the values of their fields and cannot be hashed, unless the class says otherwise."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import Mapped, Session, mapped_column, registry, relationship

mapper_registry = registry()


@mapper_registry.mapped_as_dataclass
class Tram:
    __tablename__ = "tram"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    line: Mapped[str]
    seats: Mapped[int] = mapped_column(default=40, compare=False)
    stops: Mapped[list["Stop"]] = relationship(default_factory=list, back_populates="tram")


@mapper_registry.mapped_as_dataclass(order=True, unsafe_hash=True)
class Stop:
    __tablename__ = "stop"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    minute: Mapped[int]
    tram_id: Mapped[Optional[int]] = mapped_column(ForeignKey("tram.id"), init=False, repr=False)
    tram: Mapped[Optional[Tram]] = relationship(default=None, back_populates="stops", repr=False, compare=False)


first, second = Tram("4"), Tram("4", 60)
print(first == second, first != second, first == "4", first == Tram("5"))
for use in (hash, lambda tram: {tram}):
    try:
        use(first)
    except TypeError as error:
        print(error)
second.stops = [Stop(3), Stop(1)]
print(second, second.stops[0].tram is second)
engine = create_engine("sqlite://")
mapper_registry.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([first, second])
    session.commit()
    stops = session.scalars(select(Stop).order_by(Stop.id)).all()
    print(sorted(stops), max(stops), hash(stops[0]) == hash((1, 3, 2)))
    stops[0].tram = first
    session.commit()
    print(first.stops, second.stops)
