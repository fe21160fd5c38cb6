"""A pair whose row is gone already:
the DELETE finds too few rows and the flush fails."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship
from sqlalchemy.orm.exc import StaleDataError

Base = declarative_base()

lake_fish = Table(
    "lake_fish", Base.metadata, Column("lake_id", ForeignKey("lake.id")), Column("fish_id", ForeignKey("fish.id"))
)


class Lake(Base):
    __tablename__ = "lake"
    id = Column(Integer, primary_key=True)
    fish = relationship("Fish", secondary=lake_fish)
    again = relationship("Fish", secondary=lake_fish, overlaps="fish")


class Fish(Base):
    __tablename__ = "fish"
    id = Column(Integer, primary_key=True)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
lake = Lake(fish=[Fish()])
session.add(lake)
session.commit()
lake.again
lake.fish.clear()
lake.again.clear()
try:
    session.commit()
except StaleDataError as error:
    print(error)
session.rollback()
print(len(lake.fish))
