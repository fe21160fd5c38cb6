"""group_concat() of all rows and of groups, with a separator and of distinct values."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, func, select, text
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

print(session.execute(select(func.group_concat(Runner.name))).all())
print(session.execute(select(Team.city, func.group_concat(Runner.name, " & ")).join(Team.runners).group_by(Team.id)).all())
print(session.execute(select(func.group_concat(Runner.minutes.distinct()), func.group_concat(Runner.minutes))).all())
print(session.execute(text("SELECT team_id, group_concat(name) FROM runner GROUP BY team_id ORDER BY team_id DESC")).all())
