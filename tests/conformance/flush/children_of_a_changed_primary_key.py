"""The database is trusted to cascade a changed key, so children in memory follow without an UPDATE."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Fleet(Base):
    __tablename__ = "fleet"
    id: Mapped[int] = mapped_column(primary_key=True)
    ships: Mapped[List["Ship"]] = relationship(back_populates="fleet")


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    fleet_id: Mapped[Optional[int]] = mapped_column(ForeignKey("fleet.id"))
    fleet: Mapped[Optional["Fleet"]] = relationship(back_populates="ships")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    fleet = Fleet(id=1, ships=[Ship(), Ship()])
    session.add(fleet)
    session.commit()
    first = fleet.ships[0]
    fleet.id = 5
    session.flush()
    print(first.fleet_id, first.fleet is fleet)
    session.commit()
    print(len(fleet.ships))
