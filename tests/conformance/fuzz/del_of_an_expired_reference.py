"""del of a reference that is not loaded.

Its history says that None came, and nothing of what went.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Shop(Base):
    __tablename__ = "shop"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shop_id = Column(Integer, ForeignKey("shop.id"))
    shop = relationship("Shop")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

house1 = House(name="house1")
house2 = House(name="house2")
house3 = House(name="house3")
session.add_all([house1, house2, house3])
session.commit()
del house2.shop
history6 = inspect(house2).attrs["shop"].history
print(sorted(str(label(item)) for item in history6.added or ()))
