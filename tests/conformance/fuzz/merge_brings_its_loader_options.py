"""merge() copies the loader options of the given object.

A refresh loads as that one was loaded.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Session, joinedload, relationship


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    order_id = Column(Integer, ForeignKey("order.id"))
    order = relationship("Order")


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shops = relationship("Shop", back_populates="order")


def label(item):
    return item and item.name


def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

shop1 = Shop(name="shop1")
order2 = Order(name="order2")
order3 = Order(name="order3", shops=[shop1])
session.add_all([shop1, order2, order3])
try:
    rows7 = session.scalars(select(Order).options(joinedload(Order.shops)).order_by(Order.id).execution_options(populate_existing=True)).all()
    print([label(item) for item in rows7])
except Exception as error:
    print(4, type(error).__name__, str(error).split("\n")[0])
merged9 = session.merge(Order(id=1, name="merged9"))
print(state(merged9))
session.commit()
print("order3.shops", [label(item) for item in order3.shops])
