from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Animal(Base):
    __tablename__ = "animal"
    id = Column(Integer, primary_key=True)


class Dog(Animal):  # refused: inheritance between mapped classes
    __tablename__ = "dog"
    id = Column(Integer, ForeignKey("animal.id"), primary_key=True)
