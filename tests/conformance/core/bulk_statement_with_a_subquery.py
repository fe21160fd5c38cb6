"""update() and delete() with subqueries: these take the table that is changed from the statement around them."""

from typing import List, Optional

from sqlalchemy import ForeignKey, create_engine, delete, exists, func, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Route(Base):
    __tablename__ = "route"
    id: Mapped[int] = mapped_column(primary_key=True)
    stop_count: Mapped[int] = mapped_column(default=0)
    stops: Mapped[List["Stop"]] = relationship(back_populates="route")


class Stop(Base):
    __tablename__ = "stop"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    route_id: Mapped[Optional[int]] = mapped_column(ForeignKey("route.id"))
    route: Mapped[Optional["Route"]] = relationship(back_populates="stops")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Route(stops=[Stop(name="a"), Stop(name="b")]), Route(stops=[Stop(name="c")]), Route()])
    session.commit()
    stops = select(Stop.id).where(Stop.route_id == Route.id)
    session.execute(update(Route).values(stop_count=-1).where(stops.exists()))
    print(session.scalars(select(Route.stop_count)).all())
    count = select(func.count(Stop.id)).where(Stop.route_id == Route.id).scalar_subquery()
    session.execute(update(Route).values(stop_count=count))
    print(session.scalars(select(Route.stop_count)).all())
    session.execute(delete(Route).where(~Route.stops.any()))
    session.execute(delete(Stop).where(exists().where(Route.id == Stop.route_id, Route.stop_count == 1)))
    print(session.scalars(select(Route.id)).all(), session.scalars(select(Stop.name)).all())
    session.commit()
