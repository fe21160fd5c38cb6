from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Parent(Base):
    __tablename__ = "parent"
    id = Column(Integer, primary_key=True)


try:
    Parent(name="no such attribute")
except TypeError as error:
    print(error)

try:
    relationship("Child", back_populate="parent")
except TypeError as error:
    print(error)

try:
    relationship("Child", cascade="all, delete-orphans")
except Exception as error:
    print(type(error).__name__, error)


class Child(Base):
    __tablename__ = "child"
    key = Column(Integer)
