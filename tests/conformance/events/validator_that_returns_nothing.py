"""A validator that forgets to return its member puts None into the collection: the child is not linked, and the flush
refuses the collection."""

from sqlalchemy import ForeignKey, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, validates


class Base(DeclarativeBase):
    pass


class Basket(Base):
    __tablename__ = "basket"
    id: Mapped[int] = mapped_column(primary_key=True)
    fruits: Mapped[list["Fruit"]] = relationship(back_populates="basket")

    @validates("fruits")
    def check(self, key, fruit):
        print("checking", key, fruit.name)


class Fruit(Base):
    __tablename__ = "fruit"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    basket_id: Mapped[int | None] = mapped_column(ForeignKey("basket.id"))
    basket: Mapped[Basket | None] = relationship(back_populates="fruits")


basket = Basket()
pear = Fruit(name="pear")
basket.fruits.append(pear)
print(basket.fruits, pear.basket, inspect(pear).attrs.basket.history)
fig = Fruit(name="fig", basket=basket)
print(basket.fruits, fig.basket is basket)
basket.fruits = [pear]
print(basket.fruits)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(basket)
    try:
        session.flush()
    except Exception as error:
        print(type(error).__name__, error)
