"""A member under two keys of a dict loses its parent when it goes from one, unlike one that is in a list
twice."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, attribute_keyed_dict, declarative_base, relationship

Base = declarative_base()


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    parent_id = Column(Integer, ForeignKey("order.id"))
    children = relationship("Order", collection_class=attribute_keyed_dict("name"), back_populates="parent")
    parent = relationship("Order", remote_side="Order.id")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

order1 = Order(name="order1")
order2 = Order(name="order2", parent=order1)
session.add_all([order1, order2])
session.flush()
order1.children["key"] = order2
try:
    del order1.children
except Exception as error:
    print(5, type(error).__name__, str(error).split("\n")[0])
order2.children[order1.name] = order1
