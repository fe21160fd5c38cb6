"""A write-only collection and its many-to-one keep each other in step through what is queued.

Adding a pending member and taking it away again leaves nothing to flush.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, WriteOnlyMapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    crew: WriteOnlyMapped["Sailor"] = relationship(back_populates="ship")


class Sailor(Base):
    __tablename__ = "sailor"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    ship_id: Mapped[Optional[int]] = mapped_column(ForeignKey("ship.id"))
    ship: Mapped[Optional["Ship"]] = relationship(back_populates="crew")

    def __repr__(self):
        return self.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    pinta, nina = Ship(name="Pinta"), Ship(name="Nina")
    ann = Sailor(name="Ann", ship=pinta)
    pinta.crew.add(Sailor(name="Bo"))
    session.add_all([pinta, nina])
    print(inspect(pinta).attrs.crew.history)
    session.flush()
    ann.ship = nina
    print(inspect(pinta).attrs.crew.history, inspect(nina).attrs.crew.history)
    pinta.crew.add(ann)
    print(ann.ship.name, inspect(nina).attrs.crew.history)
    nina.crew.add(ann)
    session.commit()
    print(session.scalars(pinta.crew.select()).all(), session.scalars(nina.crew.select()).all())
    nina.crew.remove(ann)
    print(ann.ship, session.is_modified(nina))
    session.commit()
    print(session.execute(select(Sailor.name, Sailor.ship_id)).all())
