from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(Integer, ForeignKey("team.id"))

    def __init__(self, name, team=None):
        self.name = name
        self.team = team


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    players = relationship("Player", backref="team")

    def __init__(self, name, *players, **others):
        super().__init__(name=name, **others)
        self.players.extend(players)

    def __len__(self):
        return len(self.players)

    def __contains__(self, player):
        return player in self.players


sam = Player("Sam")
team = Team("Reds", sam, id=7)
kim = Player("Kim", team=team)
print(team.id, len(team), sam in team, kim.team.name)
