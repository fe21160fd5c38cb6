"""Assigning a set tells only the difference; the old set is cut loose.
Lists and None are refused."""
from typing import Optional, Set

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Zoo(Base):
    __tablename__ = "zoo"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    animals: Mapped[Set["Animal"]] = relationship(back_populates="zoo")

    def __repr__(self):
        return f"Zoo({self.name})"


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional[str]]
    zoo_id: Mapped[Optional[int]] = mapped_column(ForeignKey("zoo.id"))
    zoo: Mapped[Optional["Zoo"]] = relationship(back_populates="animals")

    def __repr__(self):
        return f"Animal({self.name})"


zoo = Zoo(name="Z")
lion, seal, yak = Animal(name="lion"), Animal(name="seal"), Animal(name="yak")
zoo.animals = {lion, seal}
old = zoo.animals
zoo.animals = {seal, yak}
print(lion.zoo, seal.zoo, yak.zoo, old is zoo.animals)
old.add(Animal(name="ghost"))
print(len(zoo.animals), len(old))
for wrong in [lion], None, {"k": lion}, (lion,), frozenset([lion]):
    try:
        zoo.animals = wrong
    except TypeError as error:
        print(error)
