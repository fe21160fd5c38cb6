"""Dataclasses in three levels, in two tables."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, Session, mapped_column


class Base(MappedAsDataclass, DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(init=False)
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True, init=False)
    tricks: Mapped[int] = mapped_column(default=2)
    __mapper_args__ = {"polymorphic_identity": "dog"}


class Puppy(Dog):
    age: Mapped[int] = mapped_column(default=1, nullable=True)
    __mapper_args__ = {"polymorphic_identity": "puppy"}


d = Dog("rex")
print(d, Dog.__match_args__)
p = Puppy("pup", 3, age=4)
print(p)
e = create_engine("sqlite://")
Base.metadata.create_all(e)
with Session(e) as s:
    s.add_all([Animal("x"), d, p])
    s.commit()
    print(s.scalars(select(Animal).order_by(Animal.id)).all())
