"""A flush that only finds an orphan to expunge has nothing to do, also while the session waits for a
rollback."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    team_id = Column(Integer, ForeignKey("team.id"))
    team = relationship("Team", back_populates="shops")


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    label_id = Column(Integer, ForeignKey("label.id"), nullable=False)
    shops = relationship("Shop", cascade="all, delete-orphan", back_populates="team")


def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

team1 = Team(name="team1")
shop1 = Shop(name="shop1")
session.add_all([team1, shop1])
try:
    session.commit()
except Exception as error:
    print(3, type(error).__name__, str(error).split("\n")[0])
session.add(shop1)
team1.shops = [shop1]
shop1.team = None
try:
    merged = session.merge(Team(id=1, name="merged"))
    print(state(merged))
except Exception as error:
    print(7, type(error).__name__, str(error).split("\n")[0])
session.rollback()
