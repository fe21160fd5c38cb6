from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Zebra(Base):
    __tablename__ = "a_zebra"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Ant(Base):
    __tablename__ = "z_ant"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Mole(Base):
    __tablename__ = "mole"
    id = Column(Integer, primary_key=True)
    name = Column(String)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Zebra(name="z1"), Mole(name="m1"), Ant(name="a1"), Zebra(name="z2")])
    session.flush()
    for animal in session.query(Zebra).all():
        session.delete(animal)
    session.add(Ant(name="a2"))
    session.commit()
