"""
A member of an enumeration as `default=`: the type of the column says what is stored for it.
"""
import enum

from sqlalchemy import Column, Enum, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Light(enum.Enum):
    RED = "stop"
    GREEN = "go"


class Colour(str, enum.Enum):
    WHITE = "white"
    BLACK = "black"


class Level(enum.IntEnum):
    LOW = 1


class Signal(Base):
    __tablename__ = "signal"
    id = Column(Integer, primary_key=True)
    light = Column(Enum(Light), default=Light.RED, nullable=False)
    frame = Column(Enum(Colour), default=Colour.BLACK)
    pole = Column(String, default=Colour.WHITE)
    level = Column(Integer, default=Level.LOW, onupdate=Level.LOW)
    kind = Column(Enum("main", "distant", name="kind"), default="main")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    signal = Signal()
    session.add(signal)
    session.flush()
    print(signal.light, signal.frame, signal.pole, signal.level, signal.kind)
    session.commit()
    print(signal.light, signal.frame, signal.pole, signal.level, signal.kind)
    signal.light = "GREEN"
    session.commit()
    print(signal.light)
