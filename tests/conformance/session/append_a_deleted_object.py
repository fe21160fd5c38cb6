"""Appending an object whose DELETE was flushed warns and adds nothing."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, inspect
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
bed = Bed(name="a", plants=[Plant(name="p")])
session.add(bed)
session.commit()
plant = bed.plants[0]
session.delete(plant)
session.flush()
bed.plants.append(plant)
try:
    session.commit()
except Exception as e:
    print(type(e).__name__, e)
session.rollback()
print(len(bed.plants), inspect(plant).persistent)
