"""Set from the other side, an object goes under the key its attribute says.
The attribute must be set before."""
from typing import Dict, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Fleet(Base):
    __tablename__ = "fleet"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    ships: Mapped[Dict[str, "Ship"]] = relationship(collection_class=attribute_keyed_dict("label"), back_populates="fleet")

    def __repr__(self):
        return f"Fleet({self.name})"


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    label: Mapped[Optional[str]]
    fleet_id: Mapped[Optional[int]] = mapped_column(ForeignKey("fleet.id"))
    fleet: Mapped[Optional["Fleet"]] = relationship(back_populates="ships")

    def __repr__(self):
        return f"Ship({self.name})"


fleet = Fleet(name="F")
ship = Ship(name="Argo", label="a")
ship.fleet = fleet
print(fleet.ships)
ship.fleet = None
print(fleet.ships)
