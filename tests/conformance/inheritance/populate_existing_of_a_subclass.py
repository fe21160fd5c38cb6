"""populate_existing() of a query for a base class.

What only the subclass has is not loaded over, but expired.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Boat(Base):
    __tablename__ = "boat"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "boat"}


class Barge(Boat):
    __tablename__ = "barge"
    id: Mapped[int] = mapped_column(ForeignKey("boat.id"), primary_key=True)
    load: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "barge"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
nelly = Barge(name="Nelly", load=40)
session.add_all([nelly, Boat(name="Wasp")])
session.commit()
print(nelly.load, nelly.name)
nelly.load = 50
nelly.name = "Nell"
with session.no_autoflush:
    boats = session.scalars(select(Boat).order_by(Boat.id).execution_options(populate_existing=True)).all()
print([boat.name for boat in boats], "load" in nelly.__dict__)
print(nelly.load)
session.scalars(select(Boat).execution_options(populate_existing=True)).all()
nelly.load = None
session.commit()
print(nelly.load)
