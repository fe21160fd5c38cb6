"""selectinload() through a secondary table.

The secondary table is read directly, with the keys of the owners.
"""

from typing import List

from sqlalchemy import Column, ForeignKey, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


entry = Table(
    "entry",
    Base.metadata,
    Column("runner_id", ForeignKey("runner.id"), primary_key=True),
    Column("race_id", ForeignKey("race.id"), primary_key=True),
)


class Runner(Base):
    __tablename__ = "runner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    races: Mapped[List["Race"]] = relationship(secondary=entry, back_populates="runners")


class Race(Base):
    __tablename__ = "race"
    id: Mapped[int] = mapped_column(primary_key=True)
    town: Mapped[str]
    runners: Mapped[List["Runner"]] = relationship(secondary=entry, back_populates="races")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    mo, jo = Runner(name="Mo"), Runner(name="Jo")
    rye, ely = Race(town="Rye"), Race(town="Ely")
    session.add_all([mo, jo, Runner(name="Al"), rye, ely])
    session.flush()
    for race, runner in [(rye, mo), (rye, jo), (ely, mo)]:
        race.runners.append(runner)
        session.flush()
    session.commit()

with Session(engine) as session:
    for runner in session.scalars(select(Runner).options(selectinload(Runner.races)).order_by(Runner.id)):
        print(runner.name, sorted(race.town for race in runner.races))
