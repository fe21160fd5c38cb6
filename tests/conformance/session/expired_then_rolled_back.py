"""An object whose columns had expired when a rollback made it transient cannot
load them any more."""

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
plant = Plant(name="leek")
session.add(plant)
session.flush()
session.expire(plant, ["name"])
session.rollback()
print(plant.id, "name" in plant.__dict__)
session.add(plant)
try:
    print(plant.name)
except Exception as e:
    print(type(e).__name__, e)
session.expunge(plant)
plant2 = Plant(name="x")
session.add(plant2)
session.flush()
session.expire(plant2)
session.rollback()
session.add(plant2)
try:
    print(plant2.name)
except Exception as e:
    print(type(e).__name__, e)
