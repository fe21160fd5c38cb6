"""Deleting an object with delete-orphan on a many-to-one.

What it referred to before goes as well.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, backref, declarative_base, relationship, subqueryload

Base = declarative_base()


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("item.id"))
    children = relationship("Item", backref=backref("parent", cascade="all, delete-orphan", single_parent=True, remote_side=id))


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

item1 = Item(name="item1")
item2 = Item(name="item2")
item3 = Item(name="item3", children=[item2])
item4 = Item(name="item4")
session.add_all([item1, item2, item3, item4])
session.commit()
item3.children.append(item4)
item6 = Item(name="item6", parent=item2)
item3.children = [item6, item4]
rows7 = session.scalars(select(Item).where(Item.parent != None).options(subqueryload(Item.children)).order_by(Item.name, Item.id)).all()
print([label(item) for item in rows7])
print([label(item.parent) for item in rows7])
