"""A removal queued on an unloaded list fails when the list is loaded without that member."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, delete
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Pot(Base):
    __tablename__ = "pot"
    id = Column(Integer, primary_key=True)
    bulbs = relationship("Bulb", back_populates="pot")


class Bulb(Base):
    __tablename__ = "bulb"
    id = Column(Integer, primary_key=True)
    pot_id = Column(Integer, ForeignKey("pot.id"))
    pot = relationship("Pot", back_populates="bulbs")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    pot = Pot(bulbs=[Bulb(), Bulb()])
    session.add(pot)
    session.commit()

with Session(engine, autoflush=False) as session:
    tulip = session.get(Bulb, 1)
    tulip.pot
    session.execute(delete(Bulb).where(Bulb.id == 1), execution_options={"synchronize_session": False})
    tulip.pot = None
    pot = session.get(Pot, 1)
    try:
        print(len(pot.bulbs))
    except ValueError as error:
        print(error)
    print(len(pot.bulbs))
    print(tulip.pot)
