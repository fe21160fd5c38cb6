"""@registry.mapped
with annotated attributes."""
from sqlalchemy import create_engine, ForeignKey
from sqlalchemy.orm import registry, Mapped, mapped_column, relationship, Session
reg = registry()
@reg.mapped
class Team:
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    players: Mapped[list["Player"]] = relationship(back_populates="team")
@reg.mapped
class Player:
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Team] = relationship(back_populates="players")
e = create_engine("sqlite://")
reg.metadata.create_all(e)
with Session(e) as s:
    s.add(Team(players=[Player(), Player()])); s.commit()
    print(len(s.query(Team).one().players))
