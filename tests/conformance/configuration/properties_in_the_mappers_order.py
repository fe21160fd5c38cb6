"""The properties of a mapper and the attributes of its objects come in the order in which the mapper took them in: what
the class declares beside columns, what it inherits, columns, back references."""

from sqlalchemy import ForeignKey, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped["Owner | None"] = relationship(backref="animals")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Dog(Animal):
    tail: Mapped[int | None]
    tricks: Mapped[list["Trick"]] = relationship()
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Trick(Base):
    __tablename__ = "trick"
    id: Mapped[int] = mapped_column(primary_key=True)
    dog_id: Mapped[int] = mapped_column(ForeignKey("animal.id"))


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    favourite: Mapped[list[Dog]] = relationship(viewonly=True)


for cls in (Animal, Dog, Owner):
    print(cls.__name__, inspect(cls).attrs.keys(), inspect(cls).relationships.keys())
owner = Owner()
print(inspect(owner).attrs.keys(), [state.key for state in inspect(Dog()).attrs], len(inspect(owner).attrs))
print([key for key, state in inspect(owner).attrs.items() if state.history.empty()])
print(inspect(owner).attrs.get("nothing"), inspect(owner).attrs.id.state is inspect(owner).attrs.id.state.object)
