"""The history of columns, references and collections before and after a flush."""

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
bed = Bed(name="n")
s = inspect(bed)
print(s.attrs.name.history, s.attrs.plants.history, s.attrs.id.history)
session.add(bed)
session.commit()
print(s.attrs.name.history, s.attrs.plants.history)
bed.plants.append(Plant(name="p"))
h = s.attrs.plants.history
print(len(h.added), len(h.unchanged), len(h.deleted), h.has_changes(), h.empty())
session.commit()
p = bed.plants[0]
ps = inspect(p)
print(ps.attrs.bed.history)
p.bed
print(ps.attrs.bed.history)
p.bed = None
print(ps.attrs.bed.history, s.attrs.plants.history.deleted == [p])
added, unchanged, deleted = ps.attrs["bed"].history
print(added, unchanged, deleted, ps.attrs.bed.key)
print(s.attrs.name.load_history())
