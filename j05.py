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

for q in [select(Dog), select(Dog.name), select(Dog.breed), select(Dog.id), select(func.count(Dog.id)), select(Dog).where(Dog.name == "Rex", Dog.breed == "lab").order_by(Dog.name),
  select(Toy).join(Toy.dog), select(Toy, Dog).join(Toy.dog), select(Toy).join(Toy.dog).where(Dog.name == "Rex"), select(Dog).join(Dog.toys), select(Dog).join(Dog.owner), select(Dog.name).join(Dog.owner).where(Owner.name == "Olga"),
  select(Owner).join(Owner.animals), select(Dog).where(Dog.toys.any()), select(Dog).where(Dog.toys.any(Toy.name == "ball")), select(Toy).where(Toy.dog.has(Dog.breed == "lab")), select(Toy).where(Toy.dog.has(name="Rex")),
  select(Owner).where(Owner.animals.any(Animal.name == "Rex")), select(Dog, Cat).where(Dog.owner_id == Cat.owner_id) if 0 else select(Cat), select(Dog).limit(1), select(func.count()).select_from(Dog), select(Dog).filter_by(breed="lab"), select(Dog).filter_by(name="Rex"),
  select(Dog.name, Owner.name).join(Dog.owner), select(Owner.name, Dog.breed).join(Dog, Dog.owner_id == Owner.id), select(Toy).where(Toy.dog == rex) if 0 else select(Toy)]:
    print(" ".join(str(q).split()))
    print(len(session.execute(q).all()))
print(session.query(Dog).filter(Dog.breed == "lab").order_by(Dog.name).first().name)
print(session.query(Dog).count(), session.query(Animal).count())
