"""A changed relationship wins over a foreign key set by hand."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    dogs: Mapped[List["Dog"]] = relationship(back_populates="owner")


class Dog(Base):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[Optional[int]] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped[Optional["Owner"]] = relationship(back_populates="dogs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    ann, ben = Owner(), Owner()
    session.add_all([ann, ben])
    session.flush()
    dog = Dog(owner_id=ann.id, owner=ben)
    session.add(dog)
    session.flush()
    print(dog.owner_id)
    dog.owner_id = ann.id
    session.flush()
    print(dog.owner is ben, dog.owner_id)
    dog.owner = None
    dog.owner_id = ben.id
    session.commit()
    print(dog.owner_id, dog.owner)
