"""A name in secondary= that is no table:
the error names it, and comes back with each later use."""

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    fans = relationship("Fan", secondary="team_fans")


class Fan(Base):
    __tablename__ = "fan"
    id = Column(Integer, primary_key=True)


team_fan = Table("team_fan", Base.metadata, Column("team", ForeignKey("team.id")), Column("fan", ForeignKey("fan.id")))
for model in (Team, Fan):
    try:
        model()
    except Exception as error:
        print(type(error).__name__, error)
