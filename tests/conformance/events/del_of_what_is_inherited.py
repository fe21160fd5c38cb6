"""del of an attribute that holds nothing, of an object whose class inherits it.

The error names the object's own class.
"""

from typing import List, Optional

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    nickname: Mapped[Optional[str]]
    club_id: Mapped[Optional[int]] = mapped_column(ForeignKey("club.id"))
    club: Mapped[Optional["Club"]] = relationship(back_populates="members")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "person"}


class Pilot(Person):
    __mapper_args__ = {"polymorphic_identity": "pilot"}


class Club(Base):
    __tablename__ = "club"
    id: Mapped[int] = mapped_column(primary_key=True)
    members: Mapped[List[Person]] = relationship(back_populates="club")


for one in [Person(), Pilot()]:
    for name in ["club", "nickname"]:
        try:
            delattr(one, name)
        except AttributeError as error:
            print(error)
