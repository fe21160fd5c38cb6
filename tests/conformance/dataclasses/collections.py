"""default_factory of a relationship says of which kind its collection is in the constructor; hash=False and
compare=False leave attributes out. The annotations are texts here."""

from __future__ import annotations

from typing import Dict, Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import (
    DeclarativeBase, Mapped, MappedAsDataclass, Session, attribute_keyed_dict, mapped_column, relationship,
)


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Zoo(Base):
    __tablename__ = "zoo"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    animals: Mapped[Set[Animal]] = relationship(default_factory=set, back_populates="zoo", repr=False)
    keepers: Mapped[Dict[str, Keeper]] = relationship(
        default_factory=dict, collection_class=attribute_keyed_dict("name"), repr=False, init=False
    )


class Animal(Base, unsafe_hash=True):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True, init=False, hash=False, compare=False)
    kind: Mapped[str]
    zoo_id: Mapped[Optional[int]] = mapped_column(ForeignKey("zoo.id"), init=False, hash=False)
    zoo: Mapped[Optional[Zoo]] = relationship(back_populates="animals", default=None, compare=False, repr=False)


class Keeper(Base):
    __tablename__ = "keeper"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    zoo_id: Mapped[int] = mapped_column(ForeignKey("zoo.id"), init=False, repr=False)


zoo = Zoo("North", animals={Animal("lion"), Animal("lion")})
print(zoo, len(zoo.animals), zoo.keepers)
zoo.keepers["Ann"] = Keeper("Ann")
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(zoo)
    session.commit()
    print(zoo.animals, zoo.keepers)
    bear = Animal("bear", zoo=zoo)
    print(bear in session, len(zoo.animals), bear)
    session.commit()
    print(sorted(animal.kind for animal in zoo.animals))
    for call in (lambda: Zoo("South", None), lambda: Zoo("South", animals={1})):
        try:
            call()
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)
