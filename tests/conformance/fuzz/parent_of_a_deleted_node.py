"""A flush that has to order the rows of a tree looks at the parent of what it deletes, which stays known after the
commit; a flush that only deletes does not."""

from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    parent_id = Column(Integer, ForeignKey("item.id"))
    parent = relationship("Item", remote_side="Item.id", backref="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

alone = Item()
session.add(alone)
session.flush()
session.delete(alone)
session.flush()
print("parent" in alone.__dict__)

root, leaf, other = Item(), Item(), Item()
root.children = [leaf]
session.add_all([root, other])
session.flush()
session.delete(other)
root.children = []
session.commit()
print("parent" in other.__dict__, other.parent)
