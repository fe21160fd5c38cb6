"""A backref() may not say the secondary table that it shares with its relationship."""

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, backref, mapped_column, relationship


class Base(DeclarativeBase):
    pass


visits = Table(
    "visit",
    Base.metadata,
    Column("guest_id", ForeignKey("guest.id"), primary_key=True),
    Column("hotel_id", ForeignKey("hotel.id"), primary_key=True),
)


class Guest(Base):
    __tablename__ = "guest"

    id: Mapped[int] = mapped_column(primary_key=True)
    hotels: Mapped[list["Hotel"]] = relationship(secondary=visits, backref=backref("guests", secondary=visits))


class Hotel(Base):
    __tablename__ = "hotel"

    id: Mapped[int] = mapped_column(primary_key=True)


print("declared")
Guest()
