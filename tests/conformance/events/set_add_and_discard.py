"""A set fires its events only for what really enters or leaves,
and the other side is told once."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Band(Base):
    __tablename__ = "band"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    members: Mapped[Set["Member"]] = relationship(back_populates="band")

    def __repr__(self):
        return f"Band({self.name})"


class Member(Base):
    __tablename__ = "member"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    band_id: Mapped[Optional[int]] = mapped_column(ForeignKey("band.id"))
    band: Mapped[Optional["Band"]] = relationship(back_populates="members")

    def __repr__(self):
        return f"Member({self.name})"


abba = Band(name="Abba")
agnetha = Member(name="Agnetha")
abba.members.add(agnetha)
abba.members.add(agnetha)
print(abba.members, agnetha.band)
abba.members.discard(agnetha)
abba.members.discard(agnetha)
print(abba.members, agnetha.band)
