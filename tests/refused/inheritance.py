from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Vehicle(Base):
    __tablename__ = "vehicle"
    id = Column(Integer, primary_key=True)


class Tram(Vehicle):  # refused: concrete inheritance
    __tablename__ = "tram"
    id = Column(Integer, primary_key=True)
    line = Column(String)
    __mapper_args__ = {"concrete": True}
