"""A many-to-many relationship with uselist=False on one side:
setting it moves the object from one list of the other side to another."""

from typing import List, Optional

from sqlalchemy import Column, ForeignKey, Table, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


keeper_key = Table(
    "keeper_key",
    Base.metadata,
    Column("keeper_id", ForeignKey("keeper.id")),
    Column("key_id", ForeignKey("key.id"), unique=True),
)


class Keeper(Base):
    __tablename__ = "keeper"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    keys: Mapped[List["Key"]] = relationship(secondary=keeper_key, back_populates="keeper")


class Key(Base):
    __tablename__ = "key"
    id: Mapped[int] = mapped_column(primary_key=True)
    keeper: Mapped[Optional[Keeper]] = relationship(secondary=keeper_key, back_populates="keys")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
ann, ben, key = Keeper(name="Ann"), Keeper(name="Ben"), Key()
key.keeper = ann
print(len(ann.keys), len(ben.keys))
session.add_all([key, ben])
session.commit()
key.keeper = ben
print(len(ann.keys), len(ben.keys))
session.commit()
print(key.keeper.name, len(ann.keys), len(ben.keys))
key.keeper = None
session.commit()
print(key.keeper, len(ben.keys))
