from sqlalchemy import Column, Integer, String, create_engine, select
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Planet(Base):
    __tablename__ = "planet"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    moons = Column(Integer)


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Planet(name="Earth", moons=1), Planet(name="Mars", moons=2), Planet(name="Venus", moons=0)])
    session.commit()

    print(session.scalar(select(Planet).where(Planet.name == "Mars")).moons)
    print(session.scalar(select(Planet.name).where(Planet.moons == 0)))
    print(session.scalar(select(Planet).where(Planet.name == "Pluto")))
    print(session.scalars(select(Planet.name).order_by(Planet.name)).all())
    print(session.scalars(select(Planet).order_by(Planet.id)).first().name)
    for name, moons in session.execute(select(Planet.name, Planet.moons).order_by(Planet.moons)):
        print(name, moons)
    for row in session.execute(select(Planet).order_by(Planet.id)):
        print(row.Planet.name, row[0].moons)
    print(session.execute(select(Planet).where(Planet.id == 1)).scalar_one().name)
    print(session.execute(select(Planet).where(Planet.id == 9)).scalar_one_or_none())
