"""SQL functions on texts and numbers, as SQLite computes them.

A function has no type of its own, and lends its name to its label and its parameters.
"""

from sqlalchemy import Column, Float, Integer, String, create_engine, func, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Reading(Base):
    __tablename__ = "reading"
    id = Column(Integer, primary_key=True)
    place = Column(String)
    level = Column(Integer)
    value = Column(Float)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Reading(place="  quay ", level=3, value=2.675))
    session.add(Reading(place="tower", level=-2, value=-0.125))
    session.add(Reading(place=None, level=0, value=19.999))
    session.commit()

    for term in (
        func.trim(Reading.place),
        func.ltrim(Reading.place),
        func.rtrim(Reading.place),
        func.substr(Reading.place, 1, 3),
        func.substr(Reading.place, 2),
        func.replace(Reading.place, "o", "0"),
        func.ifnull(Reading.place, "?"),
        func.nullif(Reading.level, 3),
        func.iif(Reading.level > 0, "up", "down"),
        func.sign(Reading.level),
        func.abs(Reading.level),
        func.round(Reading.value, 2),
        func.round(Reading.value, 1).label("r"),
        func.round(Reading.value),
    ):
        print(select(term))
        print(session.scalars(select(term).order_by(Reading.id)).all())
    print(session.execute(select(func.total(Reading.level), func.round(func.avg(Reading.value), 2))).all())
    print(session.query(Reading.id).filter(func.substr(Reading.place, 1, 1) == "t").all())
