"""expunge() follows its cascade, and add() brings parent and children back."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Cart(Base):
    __tablename__ = "cart"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str]
    lines: Mapped[List["Line"]] = relationship(back_populates="cart", cascade="all, delete-orphan")


class Line(Base):
    __tablename__ = "line"
    id: Mapped[int] = mapped_column(primary_key=True)
    product: Mapped[str]
    amount: Mapped[int] = mapped_column(default=1)
    cart_id: Mapped[Optional[int]] = mapped_column(ForeignKey("cart.id"))
    cart: Mapped[Optional["Cart"]] = relationship(back_populates="lines")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
cart = Cart(owner="e", lines=[Line(product="t")])
session.add(cart)
session.commit()
line = cart.lines[0]
session.expunge(cart)
print(line in session, cart in session)
try:
    cart.owner
except Exception as e:
    print(type(e).__name__, e)
session.add(cart)
print(line in session, cart.owner)
