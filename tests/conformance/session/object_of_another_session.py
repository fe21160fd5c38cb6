"""Every operation of a second session on an attached object, and appending
across sessions."""

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
a, b = Session(engine), Session(engine)
bed = Bed(name="n")
a.add(bed)
try:
    b.add(bed)
except Exception as e:
    print(type(e).__name__, e)
a.commit()
for f in (lambda: b.add(bed), lambda: b.delete(bed), lambda: b.expunge(bed), lambda: b.refresh(bed), lambda: b.expire(bed)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
p = Plant(name="p")
b.add(p)
try:
    bed.plants.append(p)
except Exception as e:
    print(type(e).__name__, e)
try:
    p.bed = bed
except Exception as e:
    print(type(e).__name__, e)
print(bed.plants)
