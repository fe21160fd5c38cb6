"""with_loader_criteria() and what is loaded along relationships, at once or later.

It stays with the loaded objects, also when they are expired; a mixin means all classes that have it.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import (
    Session,
    declarative_base,
    immediateload,
    joinedload,
    relationship,
    selectinload,
    subqueryload,
    with_loader_criteria,
)

Base = declarative_base()


class SoftDelete:
    gone = Column(Boolean, default=False)


class Team(SoftDelete, Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    players = relationship("Player", back_populates="team", order_by="Player.id")


class Player(SoftDelete, Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(ForeignKey("team.id"))
    team = relationship("Team", back_populates="players")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Team(name="red", players=[Player(name="Ann"), Player(name="Bob", gone=True)]))
    session.add(Team(name="blue", gone=True, players=[Player(name="Cy")]))
    session.commit()

    present = with_loader_criteria(SoftDelete, lambda cls: cls.gone == False, include_aliases=True)
    for load in (selectinload, joinedload, subqueryload, immediateload):
        session.expunge_all()
        print(load.__name__)
        for team in session.scalars(select(Team).options(load(Team.players), present)).unique():
            print(" ", team.name, [player.name for player in team.players])
    session.expunge_all()
    cy = session.scalars(select(Player).where(Player.name == "Cy").options(present)).one()
    print(cy.team)
    session.expunge_all()
    red = session.scalars(select(Team).options(present)).one()
    print([player.name for player in red.players])
    session.expire(red)
    print([player.name for player in red.players])

    session.expunge_all()
    entities_too = with_loader_criteria(SoftDelete, lambda cls: cls.gone == False)
    for team in session.scalars(select(Team).options(joinedload(Team.players), entities_too)).unique():
        print(team.name, [player.name for player in team.players])
