"""row_number(), rank() and dense_rank() over a window."""

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

place = func.rank().over(order_by=Runner.minutes).label("place")
print(select(Runner.name, place))
print(session.execute(select(Runner.name, place).where(Runner.minutes != None).order_by(place, Runner.name)).all())
print(session.execute(select(Runner.name, func.row_number().over(partition_by=Runner.team_id, order_by=Runner.name.desc()))).all())
print(session.execute(select(Runner.name, func.dense_rank().over(order_by=Runner.minutes.desc())).order_by(Runner.id)).all())
