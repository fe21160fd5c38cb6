"""Results of joined collections read in every way, with and without rows."""

from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload, joinedload


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    members: Mapped[List["Member"]] = relationship(back_populates="team", cascade="all", lazy="joined")


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional["Team"]] = relationship(back_populates="members")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


attempt(lambda: session.scalars(select(Team)).all())
attempt(lambda: session.execute(select(Team)).scalars().all())
attempt(lambda: session.execute(select(Team).limit(2)).scalars().all())
attempt(lambda: session.execute(select(Team)).all())
attempt(lambda: session.scalars(select(Team)).first())
attempt(lambda: session.scalars(select(Team)).one_or_none())
attempt(lambda: session.scalars(select(Team)).one())
attempt(lambda: session.scalar(select(Team)))
attempt(lambda: list(session.scalars(select(Team))))
attempt(lambda: session.execute(select(Team, Team.name)).all())
session.add(Team(name="a", members=[Member(), Member()]))
session.commit()
attempt(lambda: session.scalars(select(Team).limit(1)).all())
attempt(lambda: session.scalars(select(Team)).all())
attempt(lambda: session.scalars(select(Team)).first())
attempt(lambda: session.scalar(select(Team)) is None)
