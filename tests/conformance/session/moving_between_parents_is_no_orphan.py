"""A child that moves to another parent is no orphan; one set to None is."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, inspect
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
a = Cart(owner="a", lines=[Line(product="t")])
b = Cart(owner="b")
session.add_all([a, b])
session.commit()
line = a.lines[0]
b.lines.append(line)
print(a.lines, line.cart is b)
session.commit()
print(line.cart_id, len(a.lines), len(b.lines))
line.cart = a
session.commit()
print(line.cart_id)
line.cart = None
session.commit()
print(inspect(line).detached)
