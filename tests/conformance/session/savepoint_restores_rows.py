"""Rolling back to a SAVEPOINT restores updated and deleted rows and their
objects."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
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
bed = Bed(name="a", plants=[Plant(name="p"), Plant(name="q")])
session.add(bed)
session.commit()
sp = session.begin_nested()
bed.name = "b"
session.delete(bed.plants[0])
bed.plants[1].name = "changed"
session.flush()
print(session.scalars(select(Plant.name)).all())
sp.rollback()
print(bed.name, [p.name for p in bed.plants])
session.commit()
