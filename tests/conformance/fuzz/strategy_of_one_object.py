"""How a relationship of an object loads is said by the query that loaded it, until it is expired."""

from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, raiseload, lazyload, selectinload


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    members: Mapped[List["Member"]] = relationship(back_populates="team")
    others: Mapped[List["Member"]] = relationship(viewonly=True, lazy="raise")


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional["Team"]] = relationship(back_populates="members", lazy="raise")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


session.add(Team(members=[Member(), Member()]))
session.commit()
session.expunge_all()
team = session.scalars(select(Team).options(raiseload(Team.members), lazyload(Team.others))).one()
attempt(lambda: len(team.members))
attempt(lambda: len(team.others))
session.commit()
attempt(lambda: len(team.members))
attempt(lambda: len(team.others))
session.expire(team, ["members", "others"])
session.scalars(select(Team).options(raiseload(Team.members), lazyload(Team.others))).one()
attempt(lambda: len(team.members))
attempt(lambda: len(team.others))
session.scalars(select(Team).options(lazyload(Team.members), raiseload(Team.others))).one()
attempt(lambda: len(team.members))
attempt(lambda: len(team.others))
session.scalars(select(Team).options(raiseload(Team.members))).one()
attempt(lambda: len(team.members))
session.refresh(team)
attempt(lambda: len(team.members))
session.scalars(select(Team).options(raiseload(Team.members)).execution_options(populate_existing=True)).one()
attempt(lambda: len(team.members))
session.scalars(select(Team).execution_options(populate_existing=True)).one()
attempt(lambda: len(team.members))
session.scalars(select(Team).options(raiseload(Team.members)).execution_options(populate_existing=True)).one()
session.refresh(team)
attempt(lambda: len(team.members))
session.expunge_all()
team = session.scalars(select(Team).options(raiseload("*"))).one()
attempt(lambda: len(team.members))
session.expire(team)
attempt(lambda: len(team.members))
member = session.get(Member, 1)
attempt(lambda: member.team is team)
session.expunge_all()
team = session.scalars(select(Team)).one()
attempt(lambda: team.members[0].team is team)
