"""set.remove of an object that is not in the set raises KeyError with it.
Nothing is told to it."""
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


choir = Choir(name="St Mary")
stranger = Singer(name="Bo")
try:
    choir.singers.remove(stranger)
except KeyError as error:
    print("KeyError", error, stranger.choir)
