"""Lazy loads, refresh, queries and a get() that needs SQL flush first; a get()
from the identity map does not."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
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
bed = Bed(name="a")
session.add(bed)
session.commit()
plant = Plant(name="p", bed_id=bed.id)
session.add(plant)
print(len(bed.plants))
bed.name = "changed"
print(session.get(Plant, plant.id) is plant, session.dirty)
print(session.get(Plant, 99))
print(session.dirty)
bed.name = "again"
plant.bed
session.refresh(plant)
print(session.dirty)
bed.name = "third"
session.query(Plant).all()
print(session.dirty)
