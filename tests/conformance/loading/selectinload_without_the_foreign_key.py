"""selectinload of a many-to-one whose foreign key load_only() left out: the owners are joined to find it."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, load_only, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Player(Base):
    __tablename__ = "player"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    team_id: Mapped[Optional[int]] = mapped_column(ForeignKey("team.id"))
    team: Mapped[Optional["Team"]] = relationship()


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    reds = Team(name="reds")
    session.add_all([Player(name="Ann", team=reds), Player(name="Bo"), Player(name="Cy", team=reds)])
    session.commit()
with Session(engine) as session:
    statement = select(Player).options(load_only(Player.name), selectinload(Player.team)).order_by(Player.id)
    for player in session.scalars(statement):
        print(player.name, player.team and player.team.name)
