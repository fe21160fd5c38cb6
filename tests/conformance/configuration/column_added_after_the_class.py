"""Columns, and relationships over them, that a class gets after its class statement: the table gets the columns, too."""

from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, inspect
from sqlalchemy.orm import Session, declarative_base, mapped_column, relationship

Base = declarative_base()


class Garden(Base):
    __tablename__ = "garden"
    id = Column(Integer, primary_key=True)


class Tree(Base):
    __tablename__ = "tree"
    id = Column(Integer, primary_key=True)


Garden.size = Column(Integer, default=10)
Garden.title = Column("name", String(20))
Tree.garden_id = mapped_column(ForeignKey("garden.id"))
Tree.garden = relationship(Garden, backref="trees")

print(Garden.__table__.c.keys(), Tree.__table__.c.keys(), inspect(Garden).attrs.keys(), Garden.title.property.columns)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    garden = Garden(title="front", trees=[Tree()])
    session.add(garden)
    session.commit()
    print(garden.size, garden.title, garden.trees[0].garden_id, garden.trees[0].garden is garden)
