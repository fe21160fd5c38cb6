"""Rows of an association table: INSERT when a pair comes,
DELETE when it goes, both in one flush in that order: first those that go."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

route_stop = Table(
    "route_stop",
    Base.metadata,
    Column("route_id", ForeignKey("route.id"), primary_key=True),
    Column("stop_id", ForeignKey("stop.id"), primary_key=True),
)


class Route(Base):
    __tablename__ = "route"
    id = Column(Integer, primary_key=True)
    stops = relationship("Stop", secondary=route_stop, back_populates="routes")


class Stop(Base):
    __tablename__ = "stop"
    id = Column(Integer, primary_key=True)
    routes = relationship("Route", secondary=route_stop, back_populates="stops")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
route, first, second = Route(), Stop(), Stop()
route.stops.append(first)
session.add_all([route, second])
session.commit()
route.stops = [second]
session.commit()
print(len(route.stops), len(first.routes), len(second.routes))
second.routes.remove(route)
second.routes.append(route)
session.commit()
route.stops.remove(second)
session.flush()
route.stops.append(second)
session.commit()
