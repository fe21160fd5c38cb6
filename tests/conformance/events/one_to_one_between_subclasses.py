"""A one-to-one that moves between objects of a class and of its subclass.

Each class has event tokens of its own, so that the former owner hears of it; among objects of one class it does not.
"""

from typing import Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Sailor(Base):
    __tablename__ = "sailor"
    id: Mapped[int] = mapped_column(primary_key=True)
    rank: Mapped[str]
    hammock: Mapped[Optional["Hammock"]] = relationship(back_populates="sailor")
    __mapper_args__ = {"polymorphic_on": "rank", "polymorphic_identity": "sailor"}


class Captain(Sailor):
    __mapper_args__ = {"polymorphic_identity": "captain"}


class Hammock(Base):
    __tablename__ = "hammock"
    id: Mapped[int] = mapped_column(primary_key=True)
    sailor_id: Mapped[Optional[int]] = mapped_column(ForeignKey("sailor.id"))
    sailor: Mapped[Optional[Sailor]] = relationship(back_populates="hammock")


for first, second in [(Sailor, Sailor), (Captain, Captain), (Sailor, Captain), (Captain, Sailor)]:
    before, after, hammock = first(), second(), Hammock()
    before.hammock = hammock
    after.hammock = hammock
    print(first.__name__, second.__name__, before.hammock is hammock, hammock.sailor is after)
    hammock = Hammock(sailor=before)
    hammock.sailor = after
    print(before.hammock is hammock, after.hammock is hammock)
