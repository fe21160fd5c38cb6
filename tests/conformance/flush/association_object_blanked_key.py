"""Removing an association object from a list without delete-orphan
would blank out its primary key: the flush refuses."""

from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Seat(Base):
    __tablename__ = "seat"
    show_id = Column(ForeignKey("show.id"), primary_key=True)
    viewer_id = Column(ForeignKey("viewer.id"), primary_key=True)
    show = relationship("Show", back_populates="seats")
    viewer = relationship("Viewer", back_populates="seats")


class Show(Base):
    __tablename__ = "show"
    id = Column(Integer, primary_key=True)
    seats = relationship("Seat", back_populates="show")


class Viewer(Base):
    __tablename__ = "viewer"
    id = Column(Integer, primary_key=True)
    seats = relationship("Seat", back_populates="viewer")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
show, viewer = Show(), Viewer()
session.add(Seat(show=show, viewer=viewer))
session.commit()
show.seats.clear()
try:
    session.commit()
except AssertionError as error:
    print(error)
session.rollback()
session.delete(viewer)
session.commit()
