"""An object deleted, rolled back and stored again keeps the mark of the deletion, and its changes count all
the same."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect, select
from sqlalchemy.orm import DeclarativeBase, Session, backref, relationship


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Member(Base):
    __tablename__ = "member"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    order_id = Column(Integer, ForeignKey("order.id"))
    order = relationship("Order", backref=backref("members", cascade="save-update"))


def label(item):
    return item and item.name


def state(item):
    inspected = inspect(item)
    names = ["transient", "pending", "persistent", "deleted", "detached"]
    return [name for name in names if getattr(inspected, name)]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

order1 = Order(name="order1")
order2 = Order(name="order2")
member1 = Member(name="member1")
order3 = Order(name="order3", members=[member1])
session.add_all([order1, order2, member1, order3])
session.flush()
session.delete(order3)
rows = session.scalars(select(Member).join(Member.order).where(Order.name != None).order_by(Member.id).offset(1)).unique().all()
print([label(item) for item in rows])
print([label(item.order) for item in rows])
session.rollback()
member1.order = order2
member2 = Member(name="member2")
session.add(order2)
member2.order = order3
merged = session.merge(Order(id=3))
print(state(merged))
order4 = Order(name="order4", members=[member2])
session.commit()
