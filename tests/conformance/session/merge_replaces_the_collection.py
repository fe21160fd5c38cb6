"""merge() cascades into a collection: known members are updated, new ones
added, missing ones let go."""

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
session.add(Bed(id=1, name="north", plants=[Plant(id=1, name="leek"), Plant(id=2, name="kale")]))
session.commit()
given = Bed(id=1, name="north", plants=[Plant(id=2, name="KALE"), Plant(name="beet")])
merged = session.merge(given)
print([p.name for p in merged.plants])
session.commit()
for p in session.scalars(select(Plant).order_by(Plant.id)):
    print(p.id, p.name, p.bed_id)
