"""Two bases, each with a MetaData of its own, may have tables of the same names: a program can show one model in several
ways, one after the other. A foreign key finds only the tables of its own MetaData."""

from sqlalchemy import Column, ForeignKey, Integer, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship


def models(style):
    Base = declarative_base()

    class Bus(Base):
        __tablename__ = "bus"
        id = Column(Integer, primary_key=True)
        if style == "backref":
            seats = relationship("Seat", backref="bus")
        elif style == "back_populates":
            seats = relationship("Seat", back_populates="bus")
        else:
            seats = relationship("Seat")

    class Seat(Base):
        __tablename__ = "seat"
        id = Column(Integer, primary_key=True)
        bus_id = Column(ForeignKey("bus.id"))
        if style == "back_populates":
            bus = relationship("Bus", back_populates="seats")
        elif style == "separate":
            bus = relationship("Bus")

    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    return Bus, Seat, Session(engine)


for style in ("backref", "back_populates", "separate"):
    Bus, Seat, session = models(style)
    bus, seat = Bus(), Seat()
    bus.seats.append(seat)
    print(style, getattr(seat, "bus", "no such attribute") is bus)
    session.add(bus)
    session.commit()
    print(seat.bus is bus, session.scalars(select(Seat.bus_id)).all(), session.query(Bus).join(Bus.seats).count())
    session.close()

Other = declarative_base()


class Seat(Other):
    __tablename__ = "seat"
    id = Column(Integer, primary_key=True)
    bus_id = Column(ForeignKey("bus.id"))


print(Seat.__table__.c.bus_id.type)
try:
    Other.metadata.create_all(create_engine("sqlite://"))
except Exception as error:
    print(type(error).__name__, error)
