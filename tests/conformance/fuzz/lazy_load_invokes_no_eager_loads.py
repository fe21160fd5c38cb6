"""A lazy load does not load eagerly again for the objects that it finds in the session."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    items = relationship("Item")


class Dealer(Base):
    __tablename__ = "dealer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    other_item_id = Column(Integer, ForeignKey("item.id"))


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(Integer, ForeignKey("team.id"))
    team = relationship("Team", back_populates="items")
    other_dealer = relationship("Dealer", uselist=False, lazy="subquery")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

team1 = Team(name="team1")
item1 = Item(name="item1", team=team1, other_dealer=None)
session.add(team1)
session.flush()
session.expire(team1)
del team1.items[::2]
