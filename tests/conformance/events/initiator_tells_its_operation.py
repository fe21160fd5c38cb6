"""What an event's initiator tells: the operation that started the chain, the attribute it started on, and that
attribute's relationship."""

from sqlalchemy import Column, ForeignKey, Integer, event
from sqlalchemy.orm import declarative_base, relationship
from sqlalchemy.orm.attributes import OP_APPEND, OP_BULK_REPLACE, OP_REMOVE, OP_REPLACE

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    players = relationship("Player", back_populates="team")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    team_id = Column(ForeignKey("team.id"))
    team = relationship("Team", back_populates="players")


def tell(event_name):
    def listener(target, value, *rest):
        initiator = rest[-1]
        print(event_name, initiator.op, initiator.key, initiator.impl.key, initiator.parent_token is Team.players.property)

    return listener


event.listen(Player.team, "set", tell("set"))
event.listen(Team.players, "append", tell("append"))
event.listen(Team.players, "remove", tell("remove"))
red, player = Team(), Player()
red.players.append(player)
player.team = None
red.players = [player]
red.players.remove(player)
player.team = red
del player.team
print(OP_APPEND, OP_REMOVE.name, repr(OP_REPLACE), OP_BULK_REPLACE is OP_BULK_REPLACE)
