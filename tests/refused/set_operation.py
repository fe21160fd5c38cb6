from sqlalchemy import Column, Integer, select, union
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Coin(Base):
    __tablename__ = "coin"
    id = Column(Integer, primary_key=True)


both = union(select(Coin), select(Coin))  # refused: sqlalchemy.union
