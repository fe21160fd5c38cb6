"""Relationships compared with None, values and classes, before and after the mappers are configured."""

from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select, Table, Column
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


pairs = Table("x_pairs", Base.metadata, Column("team_id", ForeignKey("team.id")), Column("tag_id", ForeignKey("tag.id")))


class Tag(Base):
    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    members: Mapped[List["Member"]] = relationship(back_populates="team")
    tags: Mapped[List["Tag"]] = relationship(secondary=pairs)
    first: Mapped[Optional["Member"]] = relationship(viewonly=True)


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


attempt(lambda: session.scalars(select(Team).where(Team.members.contains(None))).all())
attempt(lambda: session.scalars(select(Team).where(~Team.members.contains(None))).all())
attempt(lambda: session.scalars(select(Team).where(Team.tags.contains(None))).all())
attempt(lambda: session.scalars(select(Team).where(~Team.tags.contains(None))).all())
attempt(lambda: session.scalars(select(Team).where(Team.first == None)).all())
attempt(lambda: session.scalars(select(Team).where(Team.first != None)).all())
attempt(lambda: session.scalars(select(Team).where(Team.members == None)).all())
attempt(lambda: session.scalars(select(Team).where(Team.members != None)).all())
attempt(lambda: session.scalars(select(Team).where(Team.tags == None)).all())
attempt(lambda: session.scalars(select(Team).where(Team.tags != None)).all())
attempt(lambda: session.scalars(select(Member).where(Member.team == None)).all())
attempt(lambda: session.scalars(select(Member).where(Member.team != None)).all())
attempt(lambda: session.scalars(select(Member).where(Member.team.contains(None))).all())
attempt(lambda: session.scalars(select(Member).where(Member.team == Team)).all())
attempt(lambda: session.scalars(select(Member).where(Member.team == 1)).all())
attempt(lambda: session.scalars(select(Team).where(Team.members.contains(1))).all())
attempt(lambda: session.scalars(select(Team).where(Team.members.contains([]))).all())
attempt(lambda: session.scalars(select(Member).where(Member.team == "x")).all())
attempt(lambda: session.query(Member).filter_by(team=None).all())
attempt(lambda: session.query(Team).filter_by(members=None).all())
attempt(lambda: session.query(Team).filter_by(first=None).all())
