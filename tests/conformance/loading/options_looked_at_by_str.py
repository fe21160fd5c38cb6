"""Loader options are looked at when a statement is compiled, be it only to be printed: those that say
differently, those for which the statement has no entity."""

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, aliased, defer, joinedload, lazyload, load_only, mapped_column, raiseload,
    relationship, selectinload,
)


class Base(DeclarativeBase):
    pass


class Harbour(Base):
    __tablename__ = "harbour"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    ships: Mapped[list["Ship"]] = relationship(back_populates="harbour")


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    harbour_id: Mapped[int] = mapped_column(ForeignKey("harbour.id"))
    harbour: Mapped[Harbour] = relationship(back_populates="ships")


def show(statement):
    try:
        print(statement)
    except Exception as error:
        print(type(error).__name__, error)


show(select(Harbour).options(joinedload(Harbour.ships), selectinload(Harbour.ships)))
show(select(Harbour).options(selectinload(Harbour.ships), lazyload(Harbour.ships)))
show(select(Harbour.id).options(joinedload(Harbour.ships)))
show(select(Harbour.id, Harbour.name).options(load_only(Harbour.name)))
show(select(func.count()).select_from(Harbour).options(defer(Harbour.name)))
show(select(Harbour.id).options(raiseload("*")))
show(select(Harbour).options(joinedload(Ship.harbour)))
show(select(aliased(Harbour)).options(joinedload(Ship.harbour)))
