"""update() of a class with a table of its own: that table alone."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select, update
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

lorry = session.get(Lorry, 2)
print(lorry.load)
print(session.execute(update(Lorry).where(Lorry.load < 6).values(load=Lorry.load + 1)).rowcount)
print(lorry.load)
print(session.execute(update(Lorry).where(Lorry.id == 2).values(load=1), execution_options={"synchronize_session": "fetch"}).rowcount)
print(lorry.load)
print(session.query(Lorry).filter(Lorry.load > 7).update({"load": 70}))
session.commit()
print(session.execute(select(Lorry.id, Lorry.plate, Lorry.load)).all())
