from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import configure_mappers, declarative_base, relationship

Base = declarative_base()


class Garden(Base):
    __tablename__ = "garden"
    id = Column(Integer, primary_key=True)
    plants = relationship("Plant", back_populates="garden")


class Plant(Base):
    __tablename__ = "plant"
    id = Column(Integer, primary_key=True)
    garden_id = Column(Integer, ForeignKey("garden.id"))


configure_mappers()
