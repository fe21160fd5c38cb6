"""inspect(o): what is unloaded and expired, and the history of one attribute."""

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
bed = Bed(name="n", plants=[Plant(name="p")])
s = inspect(bed)
print(sorted(s.unloaded), s.key, s.identity_key)
print(s.attrs.name.value, s.attrs.name.history, s.attrs.name.loaded_value)
session.add(bed)
session.commit()
print(sorted(s.unloaded), sorted(s.expired_attributes))
bed.name
print(sorted(s.unloaded), "name" in s.dict)
bed.name = "m"
print(s.attrs.name.history)
print(s.attrs.name.history.added, s.attrs.name.history.deleted, s.attrs.name.history.has_changes())
print(s.class_ is Bed)
