from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()


class Farm(Base):
    __tablename__ = "farm"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    cows = relationship("Cow", back_populates="farm")


class Cow(Base):
    __tablename__ = "cow"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    farm_id = Column(Integer, ForeignKey("farm.id"))
    farm = relationship("Farm", back_populates="cows")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

with Session(engine) as session:
    hill = Farm(name="hill", cows=[Cow(name="Bess"), Cow(name="Dot")])
    session.add_all([hill, Cow(name="stray")])
    session.commit()

    print(session.scalars(select(Cow.name).where(Cow.farm == hill)).all())
    print(session.scalars(select(Cow.name).where(Cow.farm == None)).all())
    print([cow.name for cow in session.query(Cow).filter_by(farm=hill)])
    print([cow.name for cow in session.query(Cow).filter(Cow.farm_id == hill.id, Cow.name != "Dot")])
