"""is_modified() looks for a net change; session.dirty only for a change."""

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
bed = Bed(name="a", plants=[Plant(name="p")])
session.add(bed)
session.commit()
print(session.is_modified(bed))
bed.name = "a"
print(session.is_modified(bed), bed in session.dirty)
bed.name = "b"
print(session.is_modified(bed))
session.flush()
bed.plants.append(Plant(name="q"))
print(session.is_modified(bed), session.is_modified(bed, include_collections=False))
print(session.is_modified(Bed(name="x")))
