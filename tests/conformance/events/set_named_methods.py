"""The named methods of set take any iterable.
The ones that change it fire events."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Choir(Base):
    __tablename__ = "choir"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    singers: Mapped[Set["Singer"]] = relationship(back_populates="choir")

    def __repr__(self):
        return f"Choir({self.name})"


class Singer(Base):
    __tablename__ = "singer"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    choir_id: Mapped[Optional[int]] = mapped_column(ForeignKey("choir.id"))
    choir: Mapped[Optional["Choir"]] = relationship(back_populates="singers")

    def __repr__(self):
        return f"Singer({self.name})"


choir = Choir(name="K")
ann, bob = Singer(name="Ann"), Singer(name="Bob")
choir.singers.update([ann, bob])
print(len(choir.singers), ann.choir, bob.choir)
choir.singers.intersection_update([ann])
print(choir.singers, bob.choir)
choir.singers.symmetric_difference_update([ann, bob])
print(choir.singers, ann.choir)
choir.singers.difference_update([bob])
print(choir.singers, bob.choir)
