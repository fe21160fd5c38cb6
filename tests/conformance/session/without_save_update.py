"""Relationships without save-update cascade: nothing is added along them."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    players = relationship("Player", cascade="", back_populates="team")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(ForeignKey("team.id"))
    team = relationship("Team", back_populates="players", cascade="merge")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
team = Team(players=[Player(name="a")])
session.add(team)
print(len(session.new))
session.commit()
print(session.query(Player).count(), team.players)
player = Player(name="b", team=Team())
session.add(player)
session.commit()
print(player.team_id, session.query(Team).count())
