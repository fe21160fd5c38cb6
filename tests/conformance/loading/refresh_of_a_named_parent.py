"""refresh() of a relationship by its name, to another class and to the own one.

The parent in the same class is found in the identity map and stays expired there.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Country(Base):
    __tablename__ = "country"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Region(Base):
    __tablename__ = "region"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    country_id: Mapped[int] = mapped_column(ForeignKey("country.id"))
    part_of_id: Mapped[Optional[int]] = mapped_column(ForeignKey("region.id"))
    country: Mapped[Country] = relationship()
    part_of: Mapped[Optional["Region"]] = relationship(remote_side=id, back_populates="parts")
    parts: Mapped[List["Region"]] = relationship(back_populates="part_of")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    france = Country(name="France")
    brittany = Region(name="Brittany", country=france)
    finistere = Region(name="Finistère", country=france, part_of=brittany)
    session.add(finistere)
    session.commit()
    session.refresh(finistere, ["part_of"])
    print("part_of" in finistere.__dict__, inspect(brittany).expired)
    session.refresh(finistere, ["country"])
    print("country" in finistere.__dict__, inspect(france).expired)
    session.commit()
    session.refresh(brittany, ["parts"])
    print("parts" in brittany.__dict__)
