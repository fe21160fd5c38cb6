"""selectinload asks for all objects of the query, also for those that have the attribute already."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, declarative_base, relationship, selectinload

Base = declarative_base()


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dealer = relationship("Dealer", uselist=False)


class Dealer(Base):
    __tablename__ = "dealer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    order_id = Column(Integer, ForeignKey("order.id"))
    order = relationship("Order")


def label(item):
    return item and item.name


def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

merged = session.merge(Order(id=3, name="merged"))
print(state(merged))
merged.dealer = None
rows = session.query(Order).options(selectinload(Order.dealer).selectinload(Dealer.order)).order_by(Order.id).limit(2).all()
print([label(item) for item in rows])
print([label(item.dealer) for item in rows])
