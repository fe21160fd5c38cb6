"""A pending child that is removed from its parent leaves the session at once."""

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
cart = Cart(owner="e")
session.add(cart)
line = Line(product="t")
cart.lines.append(line)
print(line in session)
cart.lines.remove(line)
print(line in session, inspect(line).transient)
session.commit()
print(session.query(Line).count())
