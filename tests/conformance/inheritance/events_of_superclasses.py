"""Listeners of a class are told of its subclasses only with `propagate=True`."""

from sqlalchemy import create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Game(Base):
    __tablename__ = "game"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "game"}


class Chess(Game):
    __mapper_args__ = {"polymorphic_identity": "chess"}


@event.listens_for(Game, "before_insert")
def alone(mapper, connection, target):
    print("alone", target.name)


@event.listens_for(Game, "before_insert", propagate=True)
def together(mapper, connection, target):
    print("together", mapper.class_.__name__, target.name)


@event.listens_for(Game.name, "set")
def renamed(target, value, old, initiator):
    print("renamed", value)


@event.listens_for(Game.name, "set", propagate=True)
def renamed_too(target, value, old, initiator):
    print("renamed too", value)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Game(name="Go"), Chess(name="Blitz")])
    session.commit()
