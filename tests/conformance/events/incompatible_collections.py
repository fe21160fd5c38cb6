from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Basket(Base):
    __tablename__ = "basket"
    id = Column(Integer, primary_key=True)
    fruits = relationship("Fruit", backref="basket")


class Fruit(Base):
    __tablename__ = "fruit"
    id = Column(Integer, primary_key=True)
    basket_id = Column(Integer, ForeignKey("basket.id"))


basket = Basket()
for value in (None, (Fruit(), Fruit()), Fruit()):
    try:
        basket.fruits = value
    except TypeError as error:
        print(error)
print(basket.fruits)
basket.fruits = Fruit()
