"""With passive_updates=False the children of a changed key are loaded and updated."""

from typing import List, Optional

from sqlalchemy import ForeignKey, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Fleet(Base):
    __tablename__ = "fleet"
    code: Mapped[str] = mapped_column(String(8), primary_key=True)
    ships: Mapped[List["Ship"]] = relationship(back_populates="fleet", passive_updates=False)


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    fleet_code: Mapped[Optional[str]] = mapped_column(ForeignKey("fleet.code"))
    fleet: Mapped[Optional["Fleet"]] = relationship(back_populates="ships")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    fleet = Fleet(code="north", ships=[Ship(), Ship()])
    session.add(fleet)
    session.commit()
    fleet.code = "south"
    session.commit()
    print([ship.fleet_code for ship in fleet.ships])
