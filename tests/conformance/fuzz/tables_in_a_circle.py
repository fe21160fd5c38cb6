"""Two tables that refer to each other: what they refer to does not count for the order in which
tables are created, so that they come before what follows them."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    captain_id = Column(Integer, ForeignKey("player.id"))


class Club(Base):
    __tablename__ = "club"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(Integer, ForeignKey("team.id"))


class Match(Base):
    __tablename__ = "match"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(Integer, ForeignKey("team.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

print(list(Base.metadata.tables))
