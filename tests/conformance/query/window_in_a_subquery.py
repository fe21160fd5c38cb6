"""The first of each group, by the number that a window gives each row."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    city: Mapped[str]
    runners: Mapped[List["Runner"]] = relationship(back_populates="team")


class Runner(Base):
    __tablename__ = "runner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    minutes: Mapped[Optional[int]]
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional["Team"]] = relationship(back_populates="runners")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Team(city="Bern", runners=[Runner(name="Ada", minutes=41), Runner(name="Bo", minutes=38)]), Team(city="Graz", runners=[Runner(name="Cy", minutes=41), Runner(name="Di"), Runner(name="Eva", minutes=50)])])
session.commit()

ranked = select(Runner.id, func.row_number().over(partition_by=Runner.team_id, order_by=Runner.minutes).label("n")).where(Runner.minutes > 0).subquery()
fastest = select(Runner).join(ranked, ranked.c.id == Runner.id).where(ranked.c.n == 1).order_by(Runner.id)
print([runner.name for runner in session.scalars(fastest)])
