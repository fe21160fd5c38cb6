"""lazyload("*") is for the query alone.

A refresh loads eagerly again.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, lazyload, relationship


class Base(DeclarativeBase):
    pass

team_team_pairs = Table(
    "team_team_pairs",
    Base.metadata,
    Column("follower_id", ForeignKey("team.id"), primary_key=True),
    Column("followed_id", ForeignKey("team.id"), primary_key=True),
)


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    follows = relationship("Team", secondary=team_team_pairs, primaryjoin="Team.id == team_team_pairs.c.follower_id", secondaryjoin="Team.id == team_team_pairs.c.followed_id")
    followers = relationship("Team", secondary=team_team_pairs, primaryjoin="Team.id == team_team_pairs.c.followed_id", secondaryjoin="Team.id == team_team_pairs.c.follower_id", lazy="selectin")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

team1 = Team(name="team1")
team2 = Team(name="team2")
session.add_all([team1, team2])
rows13 = session.execute(select(Team).options(lazyload("*")).order_by(Team.id).limit(2).execution_options(populate_existing=True)).scalars().unique().all()
print([label(item) for item in rows13])
print([[label(item) for item in item.follows] for item in rows13])
session.commit()
print("team1.follows", [label(item) for item in team1.follows])
