"""Columns by which something is joined are selected even if load_only() leaves them out."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, load_only, relationship


class Base(DeclarativeBase):
    pass


class Room(Base):
    __tablename__ = "room"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    dealer_id = Column(Integer, ForeignKey("dealer.id"))
    other_dealer_id = Column(Integer, ForeignKey("dealer.id"))
    dealer = relationship("Dealer", foreign_keys="Room.dealer_id")
    other_dealer = relationship("Dealer", lazy="joined", foreign_keys="Room.other_dealer_id")


class Dealer(Base):
    __tablename__ = "dealer"
    id = Column(Integer, primary_key=True)
    name = Column(String)


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

rows = session.query(Room).filter(Room.dealer == None).options(load_only(Room.name)).order_by(Room.id).offset(1).populate_existing().all()
print([label(item) for item in rows])
