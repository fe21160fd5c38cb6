"""refresh() forgets the object's own changes first, then flushes what else is
pending, then selects."""

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
bed = Bed(name="north", plants=[Plant(name="leek")])
session.add(bed)
session.commit()
bed.name = "south"
plant = Plant(name="kale")
bed.plants.append(plant)
session.refresh(bed)
print(bed.name, [p.name for p in bed.plants])
session.refresh(bed, ["name"])
print(bed.name)
bed.name = "west"
session.refresh(bed, ["plants"])
print(bed.name, len(bed.plants))
