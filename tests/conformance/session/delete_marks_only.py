from sqlalchemy import Column, ForeignKey, Integer, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Zoo(Base):
    __tablename__ = "zoo"
    id = Column(Integer, primary_key=True)
    animals = relationship("Animal", back_populates="zoo")


class Animal(Base):
    __tablename__ = "animal"
    id = Column(Integer, primary_key=True)
    zoo_id = Column(Integer, ForeignKey("zoo.id"))
    zoo = relationship("Zoo", back_populates="animals")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    zoo = Zoo(animals=[Animal(), Animal()])
    session.add(zoo)
    session.commit()

    gone = zoo.animals[0]
    session.delete(gone)
    print(gone in session, len(zoo.animals))
    session.flush()
    print(gone in session, len(zoo.animals))
    session.commit()
    print(len(zoo.animals))

    transient = Animal()
    session.delete(transient)
