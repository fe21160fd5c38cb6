from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    players = relationship("Player")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    team_id = Column(Integer, ForeignKey("team.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
team = Team(name="A", players=[Player()])
session.add(team)
session.commit()

print(team.name, len(team.players))
session.add(Player(team_id=1))
print(len(team.players))
session.flush()
print(len(team.players))
session.refresh(team)
print(len(team.players))
session.add(Player(team_id=1))
session.expire(team, ["players"])
print(team.name, len(team.players))
