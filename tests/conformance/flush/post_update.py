"""Two rows that refer to each other: post_update writes one of the keys by an UPDATE of its own."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    captain_id: Mapped[Optional[int]] = mapped_column(ForeignKey("player.id"))
    players: Mapped[List["Player"]] = relationship(
        foreign_keys="Player.team_id", back_populates="team", cascade="all, delete-orphan"
    )
    captain: Mapped[Optional["Player"]] = relationship(foreign_keys=[captain_id], post_update=True)


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped["Team"] = relationship(foreign_keys=[team_id], back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    team = Team()
    ann, bob = Player(name="Ann", team=team), Player(name="Bob", team=team)
    team.captain = ann
    session.add(team)
    session.commit()
    print(team.captain.name)
    team.captain = bob
    session.commit()
    print(team.captain.name)
    session.delete(team)
    session.commit()
