"""refresh() of a joined relationship of a class to itself.

It is not joined, but loaded at once.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass

order_order_pairs = Table(
    "order_order_pairs",
    Base.metadata,
    Column("follower_id", ForeignKey("order.id"), primary_key=True),
    Column("followed_id", ForeignKey("order.id"), primary_key=True),
)


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    followers = relationship("Order", secondary=order_order_pairs, primaryjoin="Order.id == order_order_pairs.c.followed_id", secondaryjoin="Order.id == order_order_pairs.c.follower_id", lazy="joined")


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

room1 = Room(name="room1")
order2 = Order(name="order2")
room3 = Room(name="room3")
room4 = Room(name="room4")
room5 = Room(name="room5")
session.add_all([room1, order2, room3, room4, room5])
session.commit()
session.refresh(order2, ["followers"])
