from sqlalchemy import Column, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Coin(Base):
    __tablename__ = "coin"
    id = Column(Integer, primary_key=True)


first = create_engine("sqlite://")
second = create_engine("sqlite://")
Base.metadata.create_all(first)
Base.metadata.create_all(second)
session = Session(first)
session.query(Coin).all()  # refused: an engine after a newer one was used
