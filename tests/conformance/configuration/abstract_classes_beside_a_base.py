"""An abstract base class beside a declarative base: metaclass conflict, and the metaclass that solves it.

Abstract methods keep a mapped class from being constructed.
"""

from abc import ABC, ABCMeta, abstractmethod
from sqlalchemy import create_engine, Column, Integer
from sqlalchemy.orm import declarative_base, DeclarativeMeta, DeclarativeBase, Mapped, mapped_column
Base = declarative_base()
class Animal(ABC):
    @abstractmethod
    def noise(self): ...
try:
    class Dog(Base, Animal):
        __tablename__ = "dog"
        id = Column(Integer, primary_key=True)
        def noise(self): return "woof"
except TypeError as e:
    print(e)
class Both(DeclarativeMeta, ABCMeta): pass
class Cat(Base, Animal, metaclass=Both):
    __tablename__ = "cat"
    id = Column(Integer, primary_key=True)
    def noise(self): return "meow"
print(Cat().noise(), Cat.__table__.name, type(Cat))
class Mouse(Base, Animal, metaclass=Both):
    __tablename__ = "mouse"
    id = Column(Integer, primary_key=True)
try:
    Mouse()
except TypeError as e: print(e)
