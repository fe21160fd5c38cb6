"""
A cached property keeps its value in the `__dict__` of a mapped object, where expiring leaves it.
"""
from functools import cached_property

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Basket(Base):
    __tablename__ = "baskets"
    id: Mapped[int] = mapped_column(primary_key=True)
    fruits: Mapped[list["Fruit"]] = relationship()

    @cached_property
    def weight(self):
        print("weighing")
        return sum(fruit.grams for fruit in self.fruits)


class Fruit(Base):
    __tablename__ = "fruits"
    id: Mapped[int] = mapped_column(primary_key=True)
    grams: Mapped[int]
    basket_id: Mapped[int] = mapped_column(ForeignKey("baskets.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    basket = Basket(fruits=[Fruit(grams=150), Fruit(grams=90)])
    session.add(basket)
    print(basket.weight, basket.weight, "weight" in basket.__dict__)
    basket.fruits.append(Fruit(grams=10))
    session.commit()
    print(basket.weight)
    del basket.__dict__["weight"]
    print(basket.weight)
    basket.__dict__["note"] = "ripe"
    print(basket.note)
