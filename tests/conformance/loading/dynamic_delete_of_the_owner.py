"""Deleting the owner of dynamic collections asks for their members: to delete them, or to clear their key."""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id: Mapped[int] = mapped_column(primary_key=True)
    rooms: DynamicMapped["Room"] = relationship(cascade="all, delete-orphan")
    tenants: DynamicMapped["Tenant"] = relationship()


class Room(Base):
    __tablename__ = "room"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    house_id: Mapped[Optional[int]] = mapped_column(ForeignKey("house.id"))


class Tenant(Base):
    __tablename__ = "tenant"
    id: Mapped[int] = mapped_column(primary_key=True)
    house_id: Mapped[Optional[int]] = mapped_column(ForeignKey("house.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    house = House(rooms=[Room(name="hall"), Room(name="attic")], tenants=[Tenant()])
    session.add(house)
    session.commit()
    house.rooms.remove(house.rooms.filter_by(name="attic").one())
    session.flush()
    print(session.scalars(select(Room.name)).all())
    session.delete(house)
    session.commit()
    print(session.scalars(select(Room)).all(), session.scalars(select(Tenant.house_id)).all())
