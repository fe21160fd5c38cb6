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
    shelf_id = Column(Integer, ForeignKey("shelf.id"))
    shelf = relationship("Shelf", back_populates="jars")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
top = Shelf(name="top")
session.add(Jar(shelf=top))
print(session.get(Shelf, 1).name, session.get(Shelf, 1) is top)
print(session.get(Jar, 2))
