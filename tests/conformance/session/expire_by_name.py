"""expire() with names, without, and expire_all(); setting an expired column
loads nothing."""

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
bed = Bed(name="n", plants=[Plant(name="p")])
session.add(bed)
session.commit()
bed.name, bed.plants
session.expire(bed, ["plants"])
print("name" in bed.__dict__, "plants" in bed.__dict__)
session.expire(bed, ["name"])
print("name" in bed.__dict__, "id" in bed.__dict__)
print(bed.name)
session.expire(bed)
print(bed.__dict__.get("name"))
bed.name = "set while expired"
print("id" in bed.__dict__)
session.commit()
print(bed.name)
session.expire_all()
print("name" in bed.__dict__)
for bad in (lambda: session.expire(bed, ["nope"]), lambda: session.refresh(bed, ["nope"]), lambda: session.refresh(bed, attribute_names=["name"], with_for_update=True)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
