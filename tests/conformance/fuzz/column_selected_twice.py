"""A column that a query names though it is there already is selected once more, under a label of its own."""

from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, joinedload


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    members: Mapped[List["Member"]] = relationship(back_populates="team")


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional["Team"]] = relationship(back_populates="members")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.execute(select(Team, Team.name)).all()
session.execute(select(Team.name, Team)).all()
session.execute(select(Team.name, Team.name)).all()
session.execute(select(Team.name, Team.name, Team.name)).all()
session.execute(select(Team, Member.name, Team.name).join(Team.members)).all()
session.execute(select(Team, Member, Member.name).join(Team.members)).all()
session.execute(select(Team, Member.name).join(Team.members).options(joinedload(Team.members))).unique().all()
session.execute(select(Team, Team.name).options(joinedload(Team.members))).unique().all()
session.execute(select(Team, Team)).all()
session.query(Team, Team.name).all()
session.query(Team.name, Team.name).all()
