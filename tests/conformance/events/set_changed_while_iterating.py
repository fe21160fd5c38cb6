"""A set that grows while it is iterated over stops the loop with RuntimeError.
Its copy does not."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Pond(Base):
    __tablename__ = "pond"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    fishes: Mapped[Set["Fish"]] = relationship(back_populates="pond")

    def __repr__(self):
        return f"Pond({self.name})"


class Fish(Base):
    __tablename__ = "fish"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    pond_id: Mapped[Optional[int]] = mapped_column(ForeignKey("pond.id"))
    pond: Mapped[Optional["Pond"]] = relationship(back_populates="fishes")

    def __repr__(self):
        return f"Fish({self.name})"


pond = Pond(name="P")
pond.fishes = {Fish(name="carp")}
try:
    for fish in pond.fishes:
        pond.fishes.add(Fish(name="more"))
except RuntimeError as error:
    print(error)
for fish in list(pond.fishes):
    pond.fishes.discard(fish)
print(pond.fishes)
