from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base


def coin():
    class Coin(declarative_base()):
        __tablename__ = "coin"
        id = Column(Integer, primary_key=True)

    return Coin


first = coin()
second = coin()
print(second.id)
print(first.id)  # refused: a class whose table another MetaData has defined since
