"""`del` of a column of a persistent object: it reads as None, but a flush finds no value for it and
fails with KeyError."""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Pet(Base):
    __tablename__ = "pet"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    age = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

rex = Pet(name="Rex", age=3)
session.add(rex)
session.flush()
del rex.age
print(rex.age)
try:
    session.flush()
except KeyError as error:
    print("KeyError", error)
session.rollback()
print(rex.age)
