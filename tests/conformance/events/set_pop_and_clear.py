"""pop and clear tell every object that leaves.
pop of an empty set is Python's KeyError."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Bag(Base):
    __tablename__ = "bag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    coins: Mapped[Set["Coin"]] = relationship(back_populates="bag")

    def __repr__(self):
        return f"Bag({self.name})"


class Coin(Base):
    __tablename__ = "coin"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    bag_id: Mapped[Optional[int]] = mapped_column(ForeignKey("bag.id"))
    bag: Mapped[Optional["Bag"]] = relationship(back_populates="coins")

    def __repr__(self):
        return f"Coin({self.name})"


bag = Bag(name="B")
penny = Coin(name="penny")
bag.coins.add(penny)
print(bag.coins.pop(), penny.bag)
try:
    bag.coins.pop()
except KeyError as error:
    print(error)
bag.coins = {penny}
bag.coins.clear()
print(bag.coins, penny.bag)
