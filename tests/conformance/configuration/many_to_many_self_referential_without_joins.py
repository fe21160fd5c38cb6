"""A class related to itself through a secondary table
needs primaryjoin and secondaryjoin."""

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


trail = Table("trail", Base.metadata, Column("from_id", ForeignKey("hut.id")), Column("to_id", ForeignKey("hut.id")))


class Hut(Base):
    __tablename__ = "hut"
    id: Mapped[int] = mapped_column(primary_key=True)
    reachable: Mapped[list["Hut"]] = relationship(secondary=trail)


Hut()
