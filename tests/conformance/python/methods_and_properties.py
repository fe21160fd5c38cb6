from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    def describe(self):
        return f"{type(self).__name__} {self.id}"


class Cart(Base):
    __tablename__ = "cart"
    id: Mapped[int] = mapped_column(primary_key=True)
    items: Mapped[List["Item"]] = relationship(back_populates="cart")

    def add(self, name, price, count=1):
        for _ in range(count):
            self.items.append(Item(name=name, price=price))
        return self

    @property
    def total(self):
        return sum(item.price for item in self.items)


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    price: Mapped[int]
    cart_id: Mapped[Optional[int]] = mapped_column(ForeignKey("cart.id"))
    cart: Mapped[Optional["Cart"]] = relationship(back_populates="items")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

cart = Cart().add("apple", 3, count=2).add("pear", price=4)
print(cart.describe(), cart.total)
with Session(engine) as session:
    session.add(cart)
    session.commit()
    print(cart.describe(), cart.total, cart.items[-1].describe())
