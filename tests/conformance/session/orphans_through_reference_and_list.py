"""delete-orphan when the reference is cleared or the list replaced."""

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
cart = Cart(owner="e")
line = Line(product="a", cart=cart)
session.add(line)
print(cart in session)
line.cart = None
print(line in session, cart in session)
session.commit()
print(session.query(Line).count(), session.query(Cart).count())
other = Cart(owner="f", lines=[Line(product="b")])
session.add(other)
session.commit()
other.lines = []
session.commit()
print(session.query(Line).count())
other.lines = [Line(product="c"), Line(product="d")]
session.flush()
kept = other.lines[1]
other.lines = [kept]
session.commit()
print([l.product for l in other.lines])
