"""Two many-to-many relationships over one table that are not linked:
neither hears of the other before it is loaded again."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine
from sqlalchemy.orm import Session, declarative_base, relationship

Base = declarative_base()

garden_plant = Table(
    "garden_plant",
    Base.metadata,
    Column("garden_id", ForeignKey("garden.id"), primary_key=True),
    Column("plant_id", ForeignKey("plant.id"), primary_key=True),
)


class Garden(Base):
    __tablename__ = "garden"
    id = Column(Integer, primary_key=True)
    plants = relationship("Plant", secondary=garden_plant)


class Plant(Base):
    __tablename__ = "plant"
    id = Column(Integer, primary_key=True)
    gardens = relationship("Garden", secondary=garden_plant, overlaps="plants")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    garden, plant = Garden(), Plant()
    garden.plants.append(plant)
    print(len(garden.plants), len(plant.gardens))
    session.add(garden)
    session.flush()
    print(len(garden.plants), len(plant.gardens))
    session.commit()
    print(len(garden.plants), len(plant.gardens))
