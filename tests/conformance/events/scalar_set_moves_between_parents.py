from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    players: Mapped[List["Player"]] = relationship(back_populates="team")


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional["Team"]] = relationship(back_populates="players")


reds, blues = Team(), Team()
kim = Player(team=reds)
print(len(reds.players), len(blues.players))

kim.team = blues
print(len(reds.players), len(blues.players))

kim.team = blues
print(len(reds.players), len(blues.players))

kim.team = None
print(len(reds.players), len(blues.players), kim.team)
