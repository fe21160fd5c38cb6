"""Adding to one set takes the object out of the other owner's set.
The scalar side moves it back."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Club(Base):
    __tablename__ = "club"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    fans: Mapped[Set["Fan"]] = relationship(back_populates="club")

    def __repr__(self):
        return f"Club({self.name})"


class Fan(Base):
    __tablename__ = "fan"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    club_id: Mapped[Optional[int]] = mapped_column(ForeignKey("club.id"))
    club: Mapped[Optional["Club"]] = relationship(back_populates="fans")

    def __repr__(self):
        return f"Fan({self.name})"


red, blue = Club(name="red"), Club(name="blue")
fan = Fan(name="Jo")
red.fans.add(fan)
blue.fans.add(fan)
print(red.fans, blue.fans, fan.club)
fan.club = red
print(red.fans, blue.fans)
fan.club = None
print(red.fans, blue.fans)
