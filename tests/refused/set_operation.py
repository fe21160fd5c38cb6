from sqlalchemy import Column, Integer, create_engine, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Coin(Base):
    __tablename__ = "coin"
    id = Column(Integer, primary_key=True)


session = Session(create_engine("sqlite://"))
query = session.query(Coin)
query.union(session.query(Coin))  # refused: Query.union
