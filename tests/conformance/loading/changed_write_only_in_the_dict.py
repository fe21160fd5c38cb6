"""A changed write-only collection: its name is among what is loaded.

Reading the collection leaves no trace; an expiry takes it out again.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import (
    DeclarativeBase,
    DynamicMapped,
    Mapped,
    Session,
    WriteOnlyMapped,
    mapped_column,
    relationship,
)


class Base(DeclarativeBase):
    pass


class Harbour(Base):
    __tablename__ = "harbour"
    id: Mapped[int] = mapped_column(primary_key=True)
    ships: WriteOnlyMapped["Ship"] = relationship(back_populates="harbour")
    cranes: DynamicMapped["Crane"] = relationship()


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    harbour_id: Mapped[Optional[int]] = mapped_column(ForeignKey("harbour.id"))
    harbour: Mapped[Optional[Harbour]] = relationship(back_populates="ships")


class Crane(Base):
    __tablename__ = "crane"
    id: Mapped[int] = mapped_column(primary_key=True)
    harbour_id: Mapped[Optional[int]] = mapped_column(ForeignKey("harbour.id"))


def show(what, harbour):
    print(what, "ships" in harbour.__dict__, "cranes" in harbour.__dict__, sorted(inspect(harbour).unloaded))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    harbour = Harbour(id=1)
    session.add(harbour)
    print(type(harbour.ships).__name__, type(harbour.cranes).__name__)
    show("read", harbour)
    harbour.ships.add(Ship(id=1))
    show("a ship", harbour)
    harbour.cranes.append(Crane(id=1))
    session.flush()
    show("flushed", harbour)
    session.commit()
    show("committed", harbour)
    session.get(Ship, 1).harbour = None
    show("sailed away", harbour)
    print(type(harbour.ships).__name__, harbour.__dict__.get("ships"))
