"""A reference that was deleted unseen is loaded when it is read.

No change is left to be written.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    other_item_id = Column(Integer, ForeignKey("item.id"))
    other_item = relationship("Item")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

item1 = Item(name="item1")
team2 = Team(name="team2")
team3 = Team(name="team3")
session.add_all([item1, team2, team3])
session.flush()
del team3.other_item
print(label(team3.other_item))
session.commit()
