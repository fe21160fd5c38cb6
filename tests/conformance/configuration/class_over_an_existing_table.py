"""__table__ = Table(…) in a class: the columns are mapped under their own names,
except where the class gives one another name."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

shop_table = Table(
    "shop",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("shop_name", String(30)),
    Column("floors", Integer, default=1),
)


class Shop(Base):
    __table__ = shop_table
    number = shop_table.c.id
    goods = relationship("Good", back_populates="shop")


class Good(Base):
    __table__ = Table(
        "good", Base.metadata, Column("id", Integer, primary_key=True), Column("shop_id", ForeignKey("shop.id"))
    )
    shop = relationship(Shop, back_populates="goods")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    shop = Shop(shop_name="Toys", goods=[Good()])
    session.add(shop)
    session.commit()
    print(shop.number, shop.shop_name, shop.floors, shop.goods[0].shop_id)
    print(hasattr(Shop, "id"), Shop.__table__ is shop_table)
    print(session.scalars(select(Shop).where(Shop.number == 1)).one() is shop)
