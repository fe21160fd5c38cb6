"""A relationship that a backref made is set up after the columns, so that contains_eager() selects it behind
them."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Session, backref, contains_eager, relationship


class Base(DeclarativeBase):
    pass


class Dealer(Base):
    __tablename__ = "dealer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    items = relationship("Item", backref=backref("dealer", post_update=True))


class Item(Base):
    __tablename__ = "item"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dealer_id = Column(Integer, ForeignKey("dealer.id"))


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

rows1 = session.execute(select(Dealer).order_by(Dealer.id)).scalars().unique().all()
print([label(item) for item in rows1])
print([sorted(label(item) for item in item.items) for item in rows1])
rows2 = session.execute(select(Item).join(Item.dealer).options(contains_eager(Item.dealer)).order_by(Item.id)).scalars().unique().all()
print([label(item) for item in rows2])
