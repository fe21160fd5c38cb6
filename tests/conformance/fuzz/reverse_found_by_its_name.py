"""A back reference looks its other side up by name: an object of another class that has a
relationship of that name is told."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, backref, relationship


class Base(DeclarativeBase):
    pass


class Field(Base):
    __tablename__ = "field"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    crops = relationship("Crop", backref="field")


class Crop(Base):
    __tablename__ = "crop"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    field_id = Column(Integer, ForeignKey("field.id"))
    garden_id = Column(Integer, ForeignKey("garden.id"))


class Garden(Base):
    __tablename__ = "garden"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    crops = relationship("Crop")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

crop1 = Crop(name="crop1")
garden3 = Garden(name="garden3")
crop1.field = garden3
