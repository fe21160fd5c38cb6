"""A persistent child that is removed is deleted by the next flush, not before."""

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
cart = Cart(owner="e", lines=[Line(product="t"), Line(product="u")])
session.add(cart)
session.commit()
line = cart.lines[0]
cart.lines.remove(line)
print(line in session, line in session.deleted, line in session.dirty)
session.flush()
print(inspect(line).deleted, inspect(line).was_deleted)
session.commit()
print(inspect(line).detached, len(cart.lines))
