"""Who wants to know an old value loads without autoflush; what is loaded eagerly after that flushes first."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    home_id = Column(Integer, ForeignKey("home.id"))
    home = relationship("Home", active_history=True)
    cats = relationship("Cat", lazy="selectin")


class Home(Base):
    __tablename__ = "home"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Cat(Base):
    __tablename__ = "cat"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    owner_id = Column(Integer, ForeignKey("owner.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

rosa, leo = Owner(name="Rosa"), Owner(name="Leo")
session.add_all([rosa, leo])
session.commit()
rosa.name = "Rosalind"
leo.home = Home(name="attic")
print(session.dirty == {leo})
