"""refresh() drops a reference that was set and not flushed."""

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
a = Bed(name="a", plants=[Plant(name="p")])
b = Bed(name="b")
session.add_all([a, b])
session.commit()
p = a.plants[0]
session.commit()
p.bed = b
print(p.bed_id)
session.flush()
print(p.bed_id, p.name)
session.commit()
p.bed = a
session.refresh(p)
print(p.bed is a, p.bed is b)
