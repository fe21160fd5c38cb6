"""post_update reads the key of every object that it might write, also where there is nothing to write."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("team.id"))
    children = relationship("Team", back_populates="parent")
    parent = relationship("Team", post_update=True, remote_side="Team.id", back_populates="children")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

team1 = Team(name="team1")
team2 = Team(name="team2")
session.add_all([team1, team2])
session.commit()
team3 = Team(name="team3", children=[team1], parent=team2)
rows = session.scalars(select(Team).order_by(Team.name, Team.id)).unique().all()
print([label(item) for item in rows])
print([label(item.parent) for item in rows])
