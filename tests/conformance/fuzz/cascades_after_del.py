"""Cascades that meet a relationship that `del` removed."""

from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload, joinedload


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    members: Mapped[List["Member"]] = relationship(back_populates="team", cascade="all")


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional["Team"]] = relationship(back_populates="members", cascade="all")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


team = Team(name="a", members=[Member(), Member()])
session.add(team)
session.commit()
member = session.get(Member, 1)
del member.team
attempt(lambda: session.expire(member))
attempt(lambda: session.refresh(member))
attempt(lambda: session.expunge(member))
attempt(lambda: session.delete(member))
session.rollback()
print(len(team.members))
del team.members
attempt(lambda: session.expire(team))
attempt(lambda: session.refresh(team))
attempt(lambda: session.expunge(team))
attempt(lambda: session.delete(team))
attempt(lambda: session.add(team))
attempt(lambda: session.merge(team) is team)
attempt(lambda: session.flush())
attempt(lambda: session.commit())
