"""An annotation that names mapped classes makes no relationship by itself, and a list in quotes makes none at all."""

from typing import Dict, List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ship"

    id: Mapped[int] = mapped_column(primary_key=True)


try:

    class Harbour(Base):
        __tablename__ = "harbour"

        id: Mapped[int] = mapped_column(primary_key=True)
        piers: Mapped[List["Pier"]]
except NameError as error:
    print(error)

try:

    class Captain(Base):
        __tablename__ = "captain"

        id: Mapped[int] = mapped_column(primary_key=True)
        ship: Mapped[Optional["Ship"]]
except Exception as error:
    print(type(error).__name__, error)

try:

    class Sailor(Base):
        __tablename__ = "sailor"

        id: Mapped[int] = mapped_column(primary_key=True)
        parrot: Mapped["Parrot"]
except Exception as error:
    print(type(error).__name__, error)


fleets = 0


def fleet(annotation, **options):
    global fleets
    fleets += 1

    class Base(DeclarativeBase):
        pass

    class Fleet(Base):
        __tablename__ = f"fleet_{fleets}"
        __annotations__ = {"id": Mapped[int], "boats": annotation}

        id = mapped_column(primary_key=True)
        boats = relationship(**options)

    class Boat(Base):
        __tablename__ = f"boat_{fleets}"

        id: Mapped[int] = mapped_column(primary_key=True)
        fleet_id: Mapped[int] = mapped_column(ForeignKey(f"fleet_{fleets}.id"))

    return Fleet


for annotation in (Mapped["List[Boat]"], Mapped["Optional[Boat]"], Mapped[Dict[str, "Boat"]], Mapped[int]):
    try:
        print(fleet(annotation)().boats)
    except Exception as error:
        print(type(error).__name__, error)
print(fleet(Mapped["Boat"], uselist=True)().boats, fleet(Mapped[List["Boat"]], lazy=True).boats.property.lazy)
