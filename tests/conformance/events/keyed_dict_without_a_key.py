"""A member whose key attribute was never set is refused;
one whose key is None goes under None with a warning."""
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
nameless = Ship(name="x")
try:
    nameless.fleet = fleet
except Exception as error:
    print(type(error).__name__, str(error).split("(potentially")[0])
print(fleet.ships)
empty = Ship(name="y", label=None)
empty.fleet = fleet
print(fleet.ships)
