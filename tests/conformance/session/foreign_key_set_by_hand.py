"""Setting the foreign key alone changes the relationship only once it loads
again."""

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
a, b = Bed(name="a"), Bed(name="b")
p = Plant(name="p", bed=a)
session.add_all([a, b, p])
session.commit()
p.bed
p.bed_id = b.id
print(p.bed.name)
session.flush()
print(p.bed.name)
session.expire(p, ["bed"])
print(p.bed.name)
session.refresh(p)
p.bed_id = a.id
session.commit()
print(p.bed.name, len(a.plants))
