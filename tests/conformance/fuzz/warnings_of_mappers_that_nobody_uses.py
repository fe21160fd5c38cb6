"""Mappers that the program never uses are never configured, and warn of nothing."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "order"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    house_id = Column(Integer, ForeignKey("house.id"))
    house = relationship("House")


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    orders = relationship("Order")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
