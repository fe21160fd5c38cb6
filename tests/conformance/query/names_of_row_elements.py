"""The names of the elements of a row: those of attributes and functions, numbered where they come again; a legacy query
leaves what has no name without one, and a statement about tables alone goes by the labels of its text."""

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, func, literal, not_, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column


class Base(DeclarativeBase):
    pass


class Lamp(Base):
    __tablename__ = "lamp"

    id: Mapped[int] = mapped_column(primary_key=True)
    watts: Mapped[int]
    on: Mapped[bool]


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
bulb = Table("bulb", MetaData(), Column("id", Integer, primary_key=True), Column("hours", Integer))
bulb.create(engine)

with Session(engine) as session:
    session.add(Lamp(watts=40, on=True))
    session.commit()
    other = aliased(Lamp)
    spare = aliased(Lamp, name="spare")
    for statement in (
        select(func.count(Lamp.id), func.count(Lamp.watts), func.sum(Lamp.watts)),
        select(Lamp.watts + 1, Lamp.watts + 2, Lamp.watts, Lamp.watts),
        select(not_(Lamp.on), Lamp.on),
        select(Lamp, Lamp.id, literal(1)),
        select(Lamp, other).where(Lamp.id == other.id),
        select(Lamp, spare).where(Lamp.id == spare.id),
        select(func.count()).select_from(Lamp),
        select(func.count()),
        select(bulb.c.hours, bulb.c.id + 1),
    ):
        print(list(session.execute(statement).keys()))
    row = session.execute(select(func.sum(Lamp.watts), func.max(Lamp.watts))).one()
    print(row.sum, row._mapping["max"], row._asdict())
    print(session.query(func.count(Lamp.id), func.max(Lamp.watts) + 1).one()._fields)
    print(session.query(Lamp.watts + 1, Lamp.watts, Lamp.watts).one()._fields)
    print(session.query(Lamp, other, spare.id).filter(Lamp.id == other.id, spare.id == other.id).one()._fields)
