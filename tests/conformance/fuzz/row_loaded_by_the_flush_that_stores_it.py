"""An eager reference that a flush loads while it stores that very row: two objects of one identity, and a
warning."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Label(Base):
    __tablename__ = "label"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    item_id = Column(Integer, ForeignKey("item.id"))
    item = relationship("Item", lazy="immediate")


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

item1 = Item(name="item1")
label1 = Label(name="label1")
session.add_all([item1, label1])
session.commit()
item2 = Item(name="item2")
session.delete(item1)
session.commit()
session.add(item2)
label1.item_id = 1
savepoint = session.begin_nested()
