"""Rows that need each other's keys without post_update cannot be ordered."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    captain_id: Mapped[Optional[int]] = mapped_column(ForeignKey("player.id"))
    players: Mapped[List["Player"]] = relationship(foreign_keys="Player.team_id", back_populates="team")
    captain: Mapped[Optional["Player"]] = relationship(foreign_keys=[captain_id])


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped["Team"] = relationship(foreign_keys=[team_id], back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    team = Team(players=[Player(), Player()])
    session.add(team)
    session.flush()
    team.captain = team.players[0]
    session.commit()
    other = Team(players=[Player()])
    other.captain = other.players[0]
    session.add(other)
    try:
        session.commit()
    except Exception as error:
        print(type(error).__name__, str(error).split("(")[0])
