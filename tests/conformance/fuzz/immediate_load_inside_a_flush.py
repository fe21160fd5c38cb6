"""An immediate reference of an object that a flush refreshes loads by the foreign key that the flush has
set."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    order_id = Column(Integer, ForeignKey("order.id"))
    order = relationship("Order", lazy="immediate")


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    houses = relationship("House")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

house1 = House(name="house1")
order1 = Order(name="order1")
house2 = House(name="house2")
order2 = Order(name="order2")
house3 = House(name="house3")
session.add_all([house1, order1, house2, order2, house3])
session.commit()
order1.houses.append(house1)
print(label(house1.order))
