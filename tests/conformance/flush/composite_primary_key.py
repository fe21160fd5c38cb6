from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    lines = relationship("OrderLine", back_populates="order", order_by="OrderLine.number")


class OrderLine(Base):
    __tablename__ = "order_line"
    order_id = Column(Integer, ForeignKey("orders.id"), primary_key=True)
    number = Column(Integer, primary_key=True)
    text = Column(String)
    order = relationship("Order", back_populates="lines")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
order = Order()
order.lines.append(OrderLine(number=2, text="two"))
order.lines.append(OrderLine(number=1, text="one"))
session.add(order)
session.commit()
print([line.text for line in order.lines])
print(session.get(OrderLine, (1, 2)).text)
order.lines[0].text = "first"
session.commit()
