"""Two relationships over one foreign key, told apart by further criteria in `primaryjoin` strings:
the literals are parameters of the lazy loads.
"""
from typing import List, Optional
from sqlalchemy import create_engine, ForeignKey, select, and_, desc
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session


class Base(DeclarativeBase):
    pass

class Shop(Base):
    __tablename__ = "shop"
    id: Mapped[int] = mapped_column(primary_key=True)
    big: Mapped[List["Item"]] = relationship(primaryjoin="and_(Shop.id == Item.shop_id, Item.size == 'big')", overlaps="shop, small")
    small: Mapped[List["Item"]] = relationship(primaryjoin="and_(Shop.id == Item.shop_id, Item.size != 'big')", order_by="desc(Item.id)", overlaps="shop, big")


class Item(Base):
    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    shop_id: Mapped[Optional[int]] = mapped_column(ForeignKey("shop.id"))
    size: Mapped[str]
    shop: Mapped[Optional["Shop"]] = relationship(overlaps="big, small")

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
s = Session(engine)

sh = Shop(big=[Item(size="big"), Item(size="big")], small=[Item(size="s"), Item(size="t")])
s.add(sh)
s.commit()
print([i.id for i in sh.big], [i.size for i in sh.small])
print([ (i.shop is sh) for i in sh.big])
print(s.scalars(select(Shop).join(Shop.big)).all()==[sh, sh])
print(select(Shop.id).join(Shop.small))
print(select(Shop.id).where(Shop.big.any()))
