"""A rollback leaves a new object whose key was changed outside of the session with its first identity; it is
deleted by what it has in its columns."""

from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Coin(Base):
    __tablename__ = "coin"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
penny = Coin(name="penny")
session.add(penny)
session.begin_nested().commit()
penny.id += 10
session.begin_nested()
session.rollback()
session.delete(penny)
session.commit()
