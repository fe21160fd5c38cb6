from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, func, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Race(Base):
    __tablename__ = "race"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    laps = relationship("Lap", backref="race")


class Lap(Base):
    __tablename__ = "lap"
    id = Column(Integer, primary_key=True)
    seconds = Column(Integer)
    race_id = Column(Integer, ForeignKey("race.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    race = Race(name="ring", laps=[Lap(seconds=n) for n in (71, 69, 70)])
    session.add(race)
    session.commit()
    print(session.scalar(select(func.count(Lap.id))))
    print(session.scalar(select(func.count()).select_from(Lap).where(Lap.seconds < 71)))
    print(session.scalar(select(func.min(Lap.seconds))), session.scalar(select(func.max(Lap.seconds))))
    print(session.scalar(select(func.sum(Lap.seconds)).where(Lap.race == race)))
    print(session.query(func.count(Race.id)).scalar())
