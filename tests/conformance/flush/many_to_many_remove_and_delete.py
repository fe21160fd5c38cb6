"""Removing an object from a list and deleting it, in one flush:
its row goes once, before the object."""

from sqlalchemy import Column, ForeignKey, Integer, Table, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

nest_egg = Table(
    "nest_egg",
    Base.metadata,
    Column("nest_id", ForeignKey("nest.id"), primary_key=True),
    Column("egg_id", ForeignKey("egg.id"), primary_key=True),
)


class Nest(Base):
    __tablename__ = "nest"
    id = Column(Integer, primary_key=True)
    eggs = relationship("Egg", secondary=nest_egg, back_populates="nests")


class Egg(Base):
    __tablename__ = "egg"
    id = Column(Integer, primary_key=True)
    nests = relationship("Nest", secondary=nest_egg, back_populates="eggs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
nest = Nest(eggs=[Egg()])
session.add(nest)
session.commit()
egg = nest.eggs[0]
nest.eggs.remove(egg)
session.delete(egg)
session.commit()
print(nest.eggs, session.execute(select(nest_egg)).all())
nest.eggs = [Egg()]
session.commit()
session.delete(nest.eggs[0])
print(len(nest.eggs))
session.flush()
print(len(nest.eggs))
session.commit()
print(nest.eggs)
