"""A KeyError about an object, as the error quotes it that asks for a rollback."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import DeclarativeBase, Session, backref, joinedload, relationship, selectinload


class Base(DeclarativeBase):
    pass


class House(Base):
    __tablename__ = "house"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    authors = relationship("Author", collection_class=set)


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    house_id = Column(Integer, ForeignKey("house.id"))
    house = relationship("House", cascade="save-update, delete", backref=backref("teams", cascade="save-update, delete, delete-orphan"))


class Author(Base):
    __tablename__ = "author"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    house_id = Column(Integer, ForeignKey("house.id"))
    house = relationship("House", cascade="all, delete-orphan", single_parent=True, back_populates="authors")


def label(item):
    return item and item.name


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)

team1 = Team(name="team1")
house1 = House(name="house1")
session.add_all([team1, house1])
author1 = Author(name="author1")
author1.house = house1
session.commit()
author1.house = None
try:
    session.delete(team1)
except Exception as error:
    print(7, type(error).__name__, str(error).split("\n")[0])
print(label(session.query(Author).where(Author.house.has()).options(selectinload(Author.house).joinedload(House.teams)).order_by(Author.id).first()))
