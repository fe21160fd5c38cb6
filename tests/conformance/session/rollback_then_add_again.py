"""Objects that a rollback made transient keep keys and relationships and can
be added again as they are."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Bed(Base):
    __tablename__ = "bed"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    plants: Mapped[List["Plant"]] = relationship(back_populates="bed")


class Plant(Base):
    __tablename__ = "plant"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    bed_id: Mapped[Optional[int]] = mapped_column(ForeignKey("bed.id"))
    bed: Mapped[Optional["Bed"]] = relationship(back_populates="plants")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
bed = Bed(name="north")
plant = Plant(name="leek", bed=bed)
session.add(plant)
session.flush()
print(bed.id, plant.id, plant.bed_id)
session.rollback()
print(bed.id, plant.id, plant.bed_id, plant.bed is bed, bed.plants == [plant])
for o in bed, plant:
    s = inspect(o)
    print(s.transient, s.pending, s.persistent, s.detached, s.identity, s.session)
session.add(plant)
session.flush()
print(bed.id, plant.id, plant.bed_id)
session.commit()
print(session.scalars(select(Plant.bed_id)).all())
