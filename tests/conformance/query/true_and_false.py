"""true() and false() in conditions: one decides an AND or OR, the other is left out.

Alone they are asked of SQLite as 1 = 1 and 0 = 1, and select as booleans.
"""

from sqlalchemy import Column, ForeignKey, Integer, String, and_, create_engine, false, not_, or_, select, true
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Route(Base):
    __tablename__ = "route"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    stops = relationship("Stop", back_populates="route")


class Stop(Base):
    __tablename__ = "stop"
    id = Column(Integer, primary_key=True)
    minute = Column(Integer)
    route_id = Column(ForeignKey("route.id"))
    route = relationship("Route", back_populates="stops")


late = Stop.minute > 10
print(true(), false(), "|", and_(true(), late), "|", and_(late, false()), "|", or_(false(), late), "|", or_(late, true()))
print(not_(true()), "|", true() & late, "|", late | false(), "|", and_(late, true(), Stop.id > 1))
print(select(Stop.id).where(true()), select(Stop.id).where(late).where(false()), select(Stop.id).where(true(), late))
print(select(Route.id, Stop.id).join(Stop, true()))

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Route(name="one", stops=[Stop(minute=5), Stop(minute=15)]))
    session.commit()
    print(len(session.scalars(select(Stop).where(true())).all()), session.query(Stop).filter(false()).all())
    condition = true()
    for part in (late, Stop.minute < 20):
        condition = and_(condition, part)
    print(session.query(Stop).filter(condition).count())
    wanted = or_(false(), *[Stop.minute == minute for minute in (5, 15)])
    print(session.scalars(select(Stop.minute).where(wanted)).all())
    print(session.execute(select(true(), false())).all())
    print(session.query(Route).filter(Route.stops.any(true())).count())
    print(session.execute(select(Route.name.concat("!"))).all())
