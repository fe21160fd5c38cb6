"""Operators that make a new set make a plain one, without events.
Comparison with plain sets is by members."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Park(Base):
    __tablename__ = "park"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    trees: Mapped[Set["Tree"]] = relationship(back_populates="park")

    def __repr__(self):
        return f"Park({self.name})"


class Tree(Base):
    __tablename__ = "tree"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    park_id: Mapped[Optional[int]] = mapped_column(ForeignKey("park.id"))
    park: Mapped[Optional["Park"]] = relationship(back_populates="trees")

    def __repr__(self):
        return f"Tree({self.name})"


park = Park(name="P")
oak, elm = Tree(name="oak"), Tree(name="elm")
park.trees.add(oak)
both = park.trees | {elm}
print(type(both), len(both), elm.park, type(park.trees.copy()))
print(park.trees == {oak}, park.trees <= both, park.trees.issubset([oak]), park.trees.isdisjoint({elm}))
print(park.trees & {oak}, park.trees - {oak}, {oak} - park.trees)
