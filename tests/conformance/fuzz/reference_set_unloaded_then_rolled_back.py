"""A one-to-one set without being loaded, on an object that a rollback made transient: the next flush takes
the symbol for nothing loaded for an object."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Dealer(Base):
    __tablename__ = "dealer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(Integer, ForeignKey("team.id"))


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dealer = relationship("Dealer", uselist=False)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

order1 = Order(name="order1")
team1 = Team(name="team1")
session.add(team1)
found = session.get(Dealer, 1)
print(label(found))
team1.dealer = None
session.rollback()
session.add_all([team1, order1])
session.commit()
