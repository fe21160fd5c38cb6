"""Appending through a many-to-many list takes the item into the owner's session,
the other way round it stays outside, with a warning at the flush."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

order_coupon = Table(
    "order_coupon", Base.metadata, Column("order_id", ForeignKey("order.id")), Column("coupon_id", ForeignKey("coupon.id"))
)


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    coupons = relationship("Coupon", secondary=order_coupon, back_populates="orders")


class Coupon(Base):
    __tablename__ = "coupon"
    id = Column(Integer, primary_key=True)
    code = Column(String)
    orders = relationship("Order", secondary=order_coupon, back_populates="coupons")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
order = Order()
session.add(order)
order.coupons.append(Coupon(code="in"))
print([c.code for c in session.new if isinstance(c, Coupon)])
session.commit()
out = Coupon(code="out")
out.orders.append(order)
print(out in session)
session.flush()
print([c.code for c in order.coupons], [len(c.orders) for c in [out]])
session.commit()
print([c.code for c in order.coupons])
