"""Expired objects of a class with a selectin relationship to itself."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


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
order2 = Order(name="order2", children=[order1])
order3 = Order(name="order3", children=[order2])
session.add_all([order1, order2, order3])
session.commit()
print(order3.name)
session.commit()
print(order1.name)
session.commit()
order1.name = "x"
session.flush()
session.commit()
order1.name = "y"
session.commit()
order3.name = "y"
session.commit()
print(order3.children)
session.commit()
session.refresh(order3)
session.expire(order3, ["name"])
print(order3.name)
session.expunge_all()
print(session.get(Order, 3).name)
session.expunge_all()
print(session.get(Order, 2).children)
