"""A column of a subclass that was never set, after a query for the class above it.

The query does not load it, so that reading it does.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}


class Sheep(Animal):
    __tablename__ = "sheep"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    wool: Mapped[Optional[int]]
    __mapper_args__ = {"polymorphic_identity": "sheep"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
dolly, molly = Sheep(name="Dolly"), Sheep(name="Molly", wool=3)
session.add_all([dolly, molly])
session.flush()
print(dolly.wool)
print(session.scalars(select(Animal).order_by(Animal.id)).all() == [dolly, molly])
print(dolly.wool, molly.wool)
