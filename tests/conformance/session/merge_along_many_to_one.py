"""merge() follows a many-to-one to its object, and clears it where None was
given."""

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
session.add(Bed(id=1, name="north"))
session.commit()
m = session.merge(Plant(id=1, name="leek", bed=Bed(id=1, name="NORTH")))
print(m.bed.name, m.bed in session.dirty, m in session.new)
session.commit()
m = session.merge(Plant(id=1, name="leek", bed=None))
session.commit()
print(m.bed, m.bed_id)
