"""delete() of a class with a table of its own leaves the row of the class above."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, delete, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Vehicle(Base):
    __tablename__ = "vehicle"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    plate: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "vehicle"}


class Lorry(Vehicle):
    __tablename__ = "lorry"
    id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"), primary_key=True)
    load: Mapped[int]
    __mapper_args__ = {"polymorphic_identity": "lorry"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Vehicle(plate="a"), Lorry(plate="b", load=5), Lorry(plate="c", load=8)])
session.commit()

lorry = session.get(Lorry, 3)
print(session.execute(delete(Lorry).where(Lorry.load == 8)).rowcount)
print(lorry in session)
session.commit()
print(session.execute(text("SELECT id, kind FROM vehicle")).all(), session.execute(text("SELECT id FROM lorry")).all())
print([type(v).__name__ for v in session.scalars(select(Vehicle).order_by(Vehicle.id))])
