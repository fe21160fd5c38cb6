"""cascade="all, delete" over a many-to-many relationship:
the rows go first, then both objects."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

zoo_animal = Table(
    "zoo_animal",
    Base.metadata,
    Column("zoo_id", ForeignKey("zoo.id"), primary_key=True),
    Column("animal_id", ForeignKey("animal.id"), primary_key=True),
)


class Zoo(Base):
    __tablename__ = "zoo"
    id = Column(Integer, primary_key=True)
    animals = relationship("Animal", secondary=zoo_animal, back_populates="zoos", cascade="all, delete")


class Animal(Base):
    __tablename__ = "animal"
    id = Column(Integer, primary_key=True)
    zoos = relationship("Zoo", secondary=zoo_animal, back_populates="animals")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
zoo = Zoo(animals=[Animal()])
session.add(zoo)
session.commit()
session.delete(zoo)
print(len(session.deleted))
session.commit()
print(session.query(Zoo).count(), session.query(Animal).count())
