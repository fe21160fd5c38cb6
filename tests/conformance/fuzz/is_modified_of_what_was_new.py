"""A rollback leaves what was queued for the collection of an object that was new: filled later, the collection counts
as changed."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Shelf(Base):
    __tablename__ = "shelf"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    jars = relationship("Jar", back_populates="shelf")


class Jar(Base):
    __tablename__ = "jar"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    shelf_id = Column(Integer, ForeignKey("shelf.id"))
    shelf = relationship("Shelf", back_populates="jars")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

shelf = Shelf(name="top")
session.add(shelf)
session.flush()
jar = Jar(name="honey", shelf=shelf)
jar.shelf = None
print(session.is_modified(shelf))
session.rollback()
jar.shelf = shelf
print(session.is_modified(shelf), [held.name for held in shelf.jars])
