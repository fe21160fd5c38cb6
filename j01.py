from sqlalchemy import create_engine, select, func, ForeignKey, String, Integer, Column, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, Session, declarative_base, aliased, joinedload, selectinload, configure_mappers
from typing import List, Optional

class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    owner_id: Mapped[Optional[int]] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped[Optional["Owner"]] = relationship(back_populates="animals")
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}

class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    breed: Mapped[Optional[str]]
    toys: Mapped[List["Toy"]] = relationship(back_populates="dog", cascade="all, delete-orphan")
    __mapper_args__ = {"polymorphic_identity": "dog"}

class Cat(Animal):
    __tablename__ = "cat"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    lives: Mapped[int] = mapped_column(default=9)
    __mapper_args__ = {"polymorphic_identity": "cat"}

class Toy(Base):
    __tablename__ = "toy"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    dog_id: Mapped[int] = mapped_column(ForeignKey("dog.id"))
    dog: Mapped[Dog] = relationship(back_populates="toys")

class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    animals: Mapped[List[Animal]] = relationship(back_populates="owner", order_by=Animal.id)

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

o = Owner(name="Olga", animals=[Dog(name="Rex", breed="lab", toys=[Toy(name="ball"), Toy(name="bone")]), Cat(name="Tom"), Animal(name="Thing")])
session.add(o)
session.add(Dog(name="Fido"))
session.commit()

for a in session.scalars(select(Animal).order_by(Animal.id)):
    print(type(a).__name__, a.name)
for d in session.scalars(select(Dog).order_by(Dog.id)):
    print(d.name, d.breed, [t.name for t in d.toys])
