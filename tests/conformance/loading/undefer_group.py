"""`undefer_group` loads the deferred columns of a group with the rest, for every entity or, along a path, for one."""

from typing import Optional

from sqlalchemy import Column, ForeignKey, Integer, String, Text, create_engine, select
from sqlalchemy.orm import (
    DeclarativeBase, Load, Mapped, Session, deferred, mapped_column, relationship, selectinload, undefer, undefer_group,
)


class Base(DeclarativeBase):
    pass


class Museum(Base):
    __tablename__ = "museum"
    id: Mapped[int] = mapped_column(primary_key=True)
    history: Mapped[Optional[str]] = mapped_column(deferred=True, deferred_group="texts")
    pictures: Mapped[list["Picture"]] = relationship()


class Picture(Base):
    __tablename__ = "picture"
    id = Column(Integer, primary_key=True)
    title = Column(String(50))
    story = deferred(Column(Text), group="texts")
    critique = deferred(Column(Text), group="texts")
    price = deferred(Column(Integer))
    museum_id = Column(ForeignKey("museum.id"))


def loaded(item):
    print(type(item).__name__, sorted(key for key in item.__dict__ if not key.startswith("_")))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Museum(history="old", pictures=[Picture(title="Sea", story="s", critique="c", price=3)]))
session.commit()
for options in (
    [],
    [undefer_group("texts")],
    [Load(Picture).undefer_group("texts"), undefer(Picture.price)],
    [undefer_group("unknown")],
):
    session.expunge_all()
    loaded(session.scalars(select(Picture).options(*options)).one())
session.expunge_all()
museum = session.scalars(select(Museum).options(selectinload(Museum.pictures).undefer_group("texts"))).one()
loaded(museum)
loaded(museum.pictures[0])
session.expunge_all()
picture = session.query(Picture).one()
print(picture.story)
loaded(picture)
