from sqlalchemy import Column, Integer, event
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Coin(Base):
    __tablename__ = "coin"
    id = Column(Integer, primary_key=True)


event.listen(Coin, "before_insert", print)  # refused: the event before_insert of anything but an attribute of a mapped class
