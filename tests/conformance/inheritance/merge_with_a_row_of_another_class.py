"""merge() of a subclass where the row with that key is of the class above it.

The object found has no such attribute; the other way round there is nothing amiss.
"""

from typing import Optional

from sqlalchemy import ForeignKey, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Lamp(Base):
    __tablename__ = "lamp"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    room: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "lamp"}


class OilLamp(Lamp):
    __tablename__ = "oil_lamp"
    id: Mapped[int] = mapped_column(ForeignKey("lamp.id"), primary_key=True)
    wick: Mapped[Optional[str]]
    __mapper_args__ = {"polymorphic_identity": "oil"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([OilLamp(room="attic"), Lamp(room="hall")])
session.commit()
for given in [OilLamp(id=2), OilLamp(id=2, wick="flat"), Lamp(id=1, room="cellar"), OilLamp(id=1, wick="round")]:
    try:
        merged = session.merge(given)
        print(type(merged).__name__, merged.room)
    except KeyError as error:
        print("KeyError", error)
        session.rollback()
