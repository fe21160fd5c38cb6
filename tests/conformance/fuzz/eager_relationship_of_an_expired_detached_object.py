"""Reading an eager relationship of a detached expired object is a lazy load that cannot proceed, not a
refresh."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, raiseload, relationship


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(Integer, ForeignKey("team.id"))


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shops = relationship("Shop")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

team1 = Team(name="team1")
shop1 = Shop(name="shop1")
session.add_all([team1, shop1])
rows = session.execute(select(Team).options(raiseload(Team.shops)).order_by(Team.id).limit(2)).scalars().all()
print([label(item) for item in rows])
print([sorted(label(item) for item in item.shops) for item in rows])
