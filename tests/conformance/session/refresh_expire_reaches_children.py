"""refresh() and expire() of a parent reach its children: changes are lost and
pending ones leave."""

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
line.product = "zz"
extra = Line(product="extra")
cart.lines.append(extra)
session.refresh(cart)
print(line.product, extra in session, len(cart.lines))
line.product = "yy"
session.expire(cart)
print(line.product)
