"""relationship.and_(): more conditions in the ON clause of a join.

They follow the alias that is joined, and stand with the secondary table's inner join.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, or_, select
from sqlalchemy.orm import Session, aliased, declarative_base, relationship

Base = declarative_base()

stocked = Table(
    "stocked",
    Base.metadata,
    Column("shop_id", ForeignKey("shop.id"), primary_key=True),
    Column("tea_id", ForeignKey("tea.id"), primary_key=True),
)


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    town = Column(String)
    sales = relationship("Sale", back_populates="shop")
    teas = relationship("Tea", secondary=stocked)


class Sale(Base):
    __tablename__ = "sale"
    id = Column(Integer, primary_key=True)
    amount = Column(Integer)
    shop_id = Column(ForeignKey("shop.id"))
    shop = relationship("Shop", back_populates="sales")


class Tea(Base):
    __tablename__ = "tea"
    id = Column(Integer, primary_key=True)
    price = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Shop(town="Leer", sales=[Sale(amount=5), Sale(amount=50)], teas=[Tea(price=3), Tea(price=9)]))
    session.flush()
    session.add(Shop(town="Emden", sales=[Sale(amount=70)]))
    session.add(Shop(town="Aurich"))
    session.commit()

    big = select(Shop.town, Sale.amount).join(Shop.sales.and_(Sale.amount > 10)).order_by(Sale.id)
    print(session.execute(big).all())
    every = select(Shop.town, Tea.price).outerjoin(Shop.teas.and_(Tea.price > 5)).order_by(Shop.id)
    print(session.execute(every).all())
    other = aliased(Sale)
    print(session.execute(select(other.amount).select_from(Shop).join(other, Shop.sales.and_(Sale.amount < 10))).all())
    print(session.execute(select(other.id).select_from(Shop).join(Shop.sales.of_type(other).and_(other.amount < 60))).all())
    legacy = session.query(Shop.town).join(Shop.sales.and_(or_(Sale.amount == 5, Sale.amount == 70)))
    print(legacy)
    print(legacy.all())
    print(Shop.sales.and_(Sale.amount > 10))
