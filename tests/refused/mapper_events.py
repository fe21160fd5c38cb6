from sqlalchemy import Column, Integer, event
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Coin(Base):
    __tablename__ = "coin"
    id = Column(Integer, primary_key=True)


event.listen(Coin, "instrument_class", print)  # refused: the event instrument_class of a mapped class
