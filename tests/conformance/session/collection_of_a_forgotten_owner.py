"""A collection does not keep its owner alive: session.get(...).items.append(...) comes too late.

The members can still be read; to change them takes an owner that somebody holds.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Basket(Base):
    __tablename__ = "basket"
    id: Mapped[int] = mapped_column(primary_key=True)
    apples: Mapped[List["Apple"]] = relationship(back_populates="basket")


class Apple(Base):
    __tablename__ = "apple"
    id: Mapped[int] = mapped_column(primary_key=True)
    basket_id: Mapped[Optional[int]] = mapped_column(ForeignKey("basket.id"))
    basket: Mapped[Optional["Basket"]] = relationship(back_populates="apples")


def attempt(action):
    try:
        action()
        print("done")
    except Exception as error:
        print(type(error).__name__, error)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Basket(id=1, apples=[Apple(), Apple()]))
    session.commit()
    attempt(lambda: session.get(Basket, 1).apples.append(Apple()))
    attempt(lambda: session.get(Basket, 1).apples.pop())
    attempt(lambda: session.get(Basket, 1).apples.clear())
    attempt(lambda: Basket().apples.append(Apple()))
    print([apple.id for apple in session.get(Basket, 1).apples])
    basket = session.get(Basket, 1)
    attempt(lambda: basket.apples.append(Apple()))
    attempt(lambda: session.get(Basket, 1).apples.append(Apple()))
    session.commit()
    print(session.scalars(select(Apple.basket_id)).all())
