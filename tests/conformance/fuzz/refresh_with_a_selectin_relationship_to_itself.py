"""Refreshing an object loads its eager relationships one by one, also one to the same class."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("order.id"))
    children = relationship("Order", lazy="selectin")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

order1 = Order(name="order1")
order2 = Order(name="order2")
order3 = Order(name="order3")
order4 = Order(name="order4")
order5 = Order(name="order5")
session.add_all([order1, order2, order3, order4, order5])
session.commit()
order5.parent_id = 2
session.flush()
