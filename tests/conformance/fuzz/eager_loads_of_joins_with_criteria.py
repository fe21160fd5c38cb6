"""Collections and references whose joins say more than the foreign key, loaded by every strategy."""

from typing import List, Optional
from sqlalchemy import ForeignKey, create_engine, select, Table, Column
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload, subqueryload, joinedload


class Base(DeclarativeBase):
    pass


follows = Table(
    "follows",
    Base.metadata,
    Column("follower_id", ForeignKey("team.id"), primary_key=True),
    Column("followed_id", ForeignKey("team.id"), primary_key=True),
)


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    members: Mapped[List["Member"]] = relationship(back_populates="team", order_by="Member.id.desc()")
    old: Mapped[List["Member"]] = relationship(
        primaryjoin="and_(Team.id == Member.team_id, Member.age > 50)", viewonly=True, order_by="Member.name"
    )
    chief: Mapped[Optional["Member"]] = relationship(
        primaryjoin="and_(Team.id == Member.team_id, Member.age == 60)", viewonly=True, uselist=False
    )
    friends: Mapped[List["Team"]] = relationship(
        secondary=follows,
        primaryjoin="Team.id == follows.c.follower_id",
        secondaryjoin="Team.id == follows.c.followed_id",
        order_by="Team.name",
    )


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    age: Mapped[Optional[int]]
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional["Team"]] = relationship(back_populates="members")
    great_team: Mapped[Optional["Team"]] = relationship(
        primaryjoin="and_(Member.team_id == Team.id, Team.name == 'A')", viewonly=True
    )


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
a = Team(name="A", members=[Member(name="x", age=20), Member(name="y", age=60), Member(name="c", age=70)])
b = Team(name="B", members=[Member(name="z", age=55)])
a.friends = [b]
session.add_all([a, b, Member(name="nobody")])
session.commit()
for key in ["members", "old", "chief", "friends"]:
    for load in [selectinload, subqueryload, joinedload]:
        session.expunge_all()
        for team in session.scalars(select(Team).options(load(getattr(Team, key)))).unique():
            value = getattr(team, key)
            print(key, team.name, [item.name for item in value] if isinstance(value, list) else value and value.name)
for key in ["team", "great_team"]:
    for load in [selectinload, subqueryload, joinedload]:
        session.expunge_all()
        for member in session.scalars(select(Member).order_by(Member.id.desc()).options(load(getattr(Member, key)))).unique():
            value = getattr(member, key)
            print(key, member.name, value and value.name)
session.expunge_all()
print(session.query(Member).options(subqueryload(Member.team)).order_by(Member.age.desc(), Member.name).limit(2).all()[0].team.name)
session.expunge_all()
print(session.scalars(select(Team).options(selectinload(Team.friends).selectinload(Team.members))).all()[1].friends[0].members[0].name)
